# Makes tables/site_plans.csv: for each plan of the cloud finale the mean great-circle distance of
# its three sites, the mean intensity of their grids, their spare power, the price of 1 Gbit/s on
# their ring and how far their noons coincide. Not run by the build.
#
#     awk -f make-site-plans.awk tables/grids.csv tables/sites.csv > tables/site_plans.csv
#
# The plans are chosen here, so that none is better than another in everything. A wavelength costs
# 0.02 $ a month for 1 Gbit/s and km on thick routes, 0.05 where an end lies in Africa, South
# America or Oceania (TeleGeography: 0.014 to 0.065), and 10 $ at least.
BEGIN {
    FS = ","
    pi = atan2(0, -1)
    radius = 6371.0088 # km, the Earth's mean
    plan("fjord", "Fjord and forest", "oslo sao-paulo nairobi")
    plan("rim", "Southern rim", "oslo sao-paulo auckland")
    plan("atlantic", "Atlantic ring", "ashburn frankfurt sao-paulo")
    plan("monsoon", "Monsoon route", "london mumbai sao-paulo")
    plan("pacific", "Pacific ring", "oregon tokyo sydney")
    plan("coal", "Coal belt", "warsaw mumbai johannesburg")
}
FNR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
"grid_intensity" in column && FILENAME ~ /grids/ { intensity[$1] = $column["grid_intensity"]; next }
{
    lat[$1] = $column["lat"] * pi / 180
    lon[$1] = $column["lon"] * pi / 180
    continent[$1] = $column["continent"]
    grid[$1] = $column["grid"]
    spare[$1] = $column["spare_mw"]
}
END {
    print "name,label,site_a,site_b,site_c,dispersion_km,grid_intensity,spare_mw,link_price,day_swing,day_noon,source"
    for (i = 1; i <= plans; i++) {
        split(sites[i], s, " ")
        if (continent[s[1]] == continent[s[2]] || continent[s[1]] == continent[s[3]] ||
            continent[s[2]] == continent[s[3]]) {
            print name[i] ": two sites on one continent" > "/dev/stderr"
            exit 1
        }
        km = (distance(s[1], s[2]) + distance(s[1], s[3]) + distance(s[2], s[3])) / 3
        mix = (intensity[grid[s[1]]] + intensity[grid[s[2]]] + intensity[grid[s[3]]]) / 3
        mw = spare[s[1]] + spare[s[2]] + spare[s[3]]
        price = link(s[1], s[2]) + link(s[1], s[3]) + link(s[2], s[3])
        x = y = 0
        for (k = 1; k <= 3; k++) { # an hour before Greenwich's noon for 15 degrees east
            x += intensity[grid[s[k]]] * cos(lon[s[k]])
            y -= intensity[grid[s[k]]] * sin(lon[s[k]])
        }
        noon = 12 + atan2(y, x) * 12 / pi
        printf "%s,%s,%s,%s,%s,%.0f,%.3f,%.0f,%.0f,%.3f,%.2f,%s\n", name[i], label[i], s[1], s[2],
            s[3], km, mix, mw, price, sqrt(x * x + y * y) / (3 * mix), noon < 24 ? noon : noon - 24,
            "of sites.csv and grids.csv by make-site-plans.awk; prices from TeleGeography"
    }
}
function plan(id, text, three)
{
    plans++
    name[plans] = id
    label[plans] = text
    sites[plans] = three
}
function thin(a)
{
    return continent[a] == "africa" || continent[a] == "south-america" || continent[a] == "oceania"
}
function link(a, b,    price)
{
    price = distance(a, b) * (thin(a) || thin(b) ? 0.05 : 0.02)
    return price > 10 ? price : 10
}
# Haversine formula.
function distance(a, b,    h)
{
    h = sin((lat[a] - lat[b]) / 2) ^ 2
    h += cos(lat[a]) * cos(lat[b]) * sin((lon[a] - lon[b]) / 2) ^ 2
    return 2 * radius * atan2(sqrt(h), sqrt(1 - h))
}

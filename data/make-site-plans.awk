# Makes tables/site_plans.csv: for each plan of the cloud finale the mean great-circle distance
# of its three sites and the mean intensity of their grids. Not run by the build.
#
#     awk -f make-site-plans.awk tables/grids.csv tables/sites.csv > tables/site_plans.csv
#
# The plans, and what their leased fibre carries (byte/s a site, illustrative), are chosen here.
# Cleaner plans have thinner links, so that no plan is better than another in everything.
BEGIN {
    FS = ","
    pi = atan2(0, -1)
    radius = 6371.0088 # km, the Earth's mean
    plan("fjord", "Fjord and forest", "oslo sao-paulo nairobi", 25e9)
    plan("rim", "Southern rim", "oslo sao-paulo auckland", 50e9)
    plan("atlantic", "Atlantic ring", "ashburn frankfurt sao-paulo", 100e9)
    plan("pacific", "Pacific ring", "oregon tokyo sydney", 200e9)
    plan("coal", "Coal belt", "warsaw mumbai johannesburg", 400e9)
}
FNR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
"grid_intensity" in column && FILENAME ~ /grids/ { intensity[$1] = $column["grid_intensity"]; next }
{
    lat[$1] = $column["lat"] * pi / 180
    lon[$1] = $column["lon"] * pi / 180
    continent[$1] = $column["continent"]
    grid[$1] = $column["grid"]
}
END {
    print "name,label,site_a,site_b,site_c,dispersion_km,wan_bandwidth,grid_intensity,source"
    for (i = 1; i <= plans; i++) {
        split(sites[i], s, " ")
        if (continent[s[1]] == continent[s[2]] || continent[s[1]] == continent[s[3]] ||
            continent[s[2]] == continent[s[3]]) {
            print name[i] ": two sites on one continent" > "/dev/stderr"
            exit 1
        }
        km = (distance(s[1], s[2]) + distance(s[1], s[3]) + distance(s[2], s[3])) / 3
        mix = (intensity[grid[s[1]]] + intensity[grid[s[2]]] + intensity[grid[s[3]]]) / 3
        printf "%s,%s,%s,%s,%s,%.0f,%.0fe9,%.3f,%s\n", name[i], label[i], s[1], s[2], s[3],
            km, wan[i] / 1e9, mix,
            "means of sites.csv and grids.csv by make-site-plans.awk; wan_bandwidth illustrative"
    }
}
function plan(id, text, three, bandwidth)
{
    plans++
    name[plans] = id
    label[plans] = text
    sites[plans] = three
    wan[plans] = bandwidth
}
# Haversine formula.
function distance(a, b,    h)
{
    h = sin((lat[a] - lat[b]) / 2) ^ 2
    h += cos(lat[a]) * cos(lat[b]) * sin((lon[a] - lon[b]) / 2) ^ 2
    return 2 * radius * atan2(sqrt(h), sqrt(1 - h))
}

#include "course/derived.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "course/globe.h"
#include "course/reference.h"
#include "sim/scaling.h"
#include "store/number.h"

enum { PLAN_SITES = 3, RTT_MAX = 1000 };

/* How far a number may be from what it follows from: it is rounded in the file. */
static const double KM_OFF = 0.6, INTENSITY_OFF = 0.0006, ROUTE_OFF = 0.05, MW_OFF = 0.6,
                    PRICE_OFF = 0.6, SWING_OFF = 0.0006, NOON_OFF = 0.006;
/* $ a month for 1 Gbit/s and km on thick routes and on thin ones, and at least (TeleGeography). */
static const double THICK = 0.02, THIN = 0.05, LEAST_PRICE = 10;

/* A site of sites.csv; false where there is no such row, which has a fault of its own. */
struct site {
    double lat, lon, intensity, spare_mw; /* NaN where that has a fault of its own */
    const char *continent;
};

static bool cell_number(const struct table *table, int row, const char *column, double *value)
{
    const char *cell = row < 0 ? NULL : table_cell(table, (size_t)row, column);
    return cell != NULL && number_parse(cell, value);
}

static bool site_read(const struct loader *loader, const char *id, struct site *site)
{
    const struct table *sites = table_find(&loader->reference->tables, "sites");
    const struct table *grids = table_find(&loader->reference->tables, "grids");
    int row = sites == NULL || id == NULL ? -1 : table_row(sites, id);
    const char *grid = row < 0 ? NULL : table_cell(sites, (size_t)row, "grid");
    int grid_row = grids == NULL || grid == NULL ? -1 : table_row(grids, grid);
    site->intensity = site->spare_mw = NAN;
    cell_number(sites, row, "spare_mw", &site->spare_mw);
    cell_number(grids, grid_row, "grid_intensity", &site->intensity);
    site->continent = row < 0 ? NULL : table_cell(sites, (size_t)row, "continent");
    return site->continent != NULL && cell_number(sites, row, "lat", &site->lat) &&
           fabs(site->lat) <= 90 && cell_number(sites, row, "lon", &site->lon) &&
           fabs(site->lon) <= 180;
}

static double sites_km(const struct site *a, const struct site *b)
{
    return globe_km(a->lat, a->lon, b->lat, b->lon);
}

/* ---- site plans ---- */

static void check_number(const struct loader *loader, const struct table *plans, size_t row,
                         const char *column, double is, double off, int digits)
{
    double said;
    if (cell_number(plans, (int)row, column, &said) && fabs(said - is) > off) {
        fault_add(loader->faults, csv_table_path(plans->csv), csv_table_line(plans->csv, row),
                  column, "the three sites give %.*f; write that, or run make-site-plans.awk",
                  digits, is);
    }
}

static bool is_thin(const struct site *site)
{
    static const char *const continents[] = {"africa", "south-america", "oceania"};
    for (size_t i = 0; i < sizeof continents / sizeof continents[0]; i++) {
        if (strcmp(site->continent, continents[i]) == 0) {
            return true;
        }
    }
    return false;
}

static double link_price(const struct site *a, const struct site *b)
{
    return fmax(sites_km(a, b) * (is_thin(a) || is_thin(b) ? THIN : THICK), LEAST_PRICE);
}

/* Each site's noon is an arrow as long as its grid's carbon; their sum says when, and how much. */
static void check_day(const struct loader *loader, const struct table *plans, size_t row,
                      const struct site sites[PLAN_SITES], double intensity)
{
    const double pi = acos(-1.0);
    double x = 0, y = 0;
    for (size_t i = 0; i < PLAN_SITES; i++) {
        x += sites[i].intensity * cos(sites[i].lon * pi / 180);
        y -= sites[i].intensity * sin(sites[i].lon * pi / 180);
    }
    check_number(loader, plans, row, "day_swing", sqrt(x * x + y * y) / intensity, SWING_OFF, 3);
    check_number(loader, plans, row, "day_noon", fmod(12 + atan2(y, x) * 12 / pi, 24), NOON_OFF, 2);
}

/* Says so; its numbers need no look then. */
static bool has_two_of_one_continent(const struct loader *loader, const struct table *plans,
                                     size_t row, const struct site sites[PLAN_SITES],
                                     const char *const columns[PLAN_SITES])
{
    for (size_t i = 0; i < PLAN_SITES; i++) {
        for (size_t k = 0; k < i; k++) {
            if (strcmp(sites[i].continent, sites[k].continent) == 0) {
                fault_add(loader->faults, csv_table_path(plans->csv),
                          csv_table_line(plans->csv, row), columns[i],
                          "two of its sites lie in %s; choose one of another continent",
                          sites[i].continent);
                return true;
            }
        }
    }
    return false;
}

static void check_plan(const struct loader *loader, const struct table *plans, size_t row)
{
    static const char *const columns[PLAN_SITES] = {"site_a", "site_b", "site_c"};
    struct site sites[PLAN_SITES];
    for (size_t i = 0; i < PLAN_SITES; i++) {
        if (!site_read(loader, table_cell(plans, row, columns[i]), &sites[i])) {
            return;
        }
    }
    if (has_two_of_one_continent(loader, plans, row, sites, columns)) {
        return;
    }
    double km = sites_km(&sites[0], &sites[1]) + sites_km(&sites[0], &sites[2]) +
                sites_km(&sites[1], &sites[2]);
    double intensity = sites[0].intensity + sites[1].intensity + sites[2].intensity;
    check_number(loader, plans, row, "dispersion_km", km / PLAN_SITES, KM_OFF, 0);
    if (isnan(intensity)) {
        return; /* a grid has a fault of its own */
    }
    check_number(loader, plans, row, "grid_intensity", intensity / PLAN_SITES, INTENSITY_OFF, 3);
    check_number(loader, plans, row, "spare_mw",
                 sites[0].spare_mw + sites[1].spare_mw + sites[2].spare_mw, MW_OFF, 0);
    check_number(loader, plans, row, "link_price",
                 link_price(&sites[0], &sites[1]) + link_price(&sites[0], &sites[2]) +
                     link_price(&sites[1], &sites[2]),
                 PRICE_OFF, 0);
    check_day(loader, plans, row, sites, intensity);
}

void derived_check_plans(const struct loader *loader)
{
    const struct table *plans = table_find(&loader->reference->tables, "site_plans");
    for (size_t row = 0; plans != NULL && row < plans->rows; row++) {
        check_plan(loader, plans, row);
    }
}

/* ---- the routes of fibre ---- */

static int by_size(const void *a, const void *b)
{
    double one = *(const double *)a, two = *(const double *)b;
    return (one > two) - (one < two);
}

/* Measured over light; NaN for a row that has a fault. */
static double route_of(const struct loader *loader, const struct table *rtt, size_t row)
{
    struct site from, to;
    double ms;
    if (!site_read(loader, table_cell(rtt, row, "from"), &from) ||
        !site_read(loader, table_cell(rtt, row, "to"), &to) ||
        !cell_number(rtt, (int)row, "rtt_ms", &ms)) {
        return NAN;
    }
    double light = 2 * sites_km(&from, &to) / SIM_FIBRE_KM_PER_S;
    if (!(ms / 1000 >= light)) {
        fault_add(loader->faults, csv_table_path(rtt->csv), csv_table_line(rtt->csv, row), "rtt_ms",
                  "light in fibre needs %.1f ms at least; correct it", 1000 * light);
        return NAN;
    }
    return ms / 1000 / light;
}

void derived_check_route(const struct loader *loader)
{
    const struct table *rtt = table_find(&loader->reference->tables, "rtt");
    const struct ini *ini = loader->shared[0];
    double routes[RTT_MAX] = {0}, said;
    size_t count = 0;
    for (size_t row = 0; rtt != NULL && row < rtt->rows && row < RTT_MAX; row++) {
        routes[count] = route_of(loader, rtt, row);
        count += isnan(routes[count]) ? 0 : 1;
    }
    qsort(routes, count, sizeof *routes, by_size);
    const char *text = ini == NULL ? NULL : ini_string(ini, "route_factor", "default");
    if (count == 0 || text == NULL || !number_parse(text, &said)) {
        return;
    }
    double median = (routes[count / 2] + routes[(count - 1) / 2]) / 2;
    if (fabs(said - median) > ROUTE_OFF) {
        fault_add(loader->faults, ini_path(ini), ini_line(ini, "route_factor", "default"),
                  "route_factor.default", "the median of tables/rtt.csv is %.2f; write that",
                  median);
    }
}

#include "scenes/map.h"

#include <math.h>
#include <string.h>

#include "course/globe.h"
#include "store/number.h"

enum { SITES_MAX = 6 };

static double mean_km(const struct map_place *places, const size_t *rows, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < i; j++) {
            sum += globe_km(places[rows[i]].latitude, places[rows[i]].longitude,
                            places[rows[j]].latitude, places[rows[j]].longitude);
        }
    }
    return count > 1 ? sum / ((double)(count * (count - 1)) / 2) : 0;
}

static size_t continents(const struct map_place *places, const size_t *rows, size_t count)
{
    size_t different = 0;
    for (size_t i = 0; i < count; i++) {
        size_t j = 0;
        while (j < i && strcmp(places[rows[i]].continent, places[rows[j]].continent) != 0) {
            j++;
        }
        different += j == i;
    }
    return different;
}

/* The next combination of `count` ascending rows; false after the last. */
static bool next_combination(size_t *rows, size_t count, size_t place_count)
{
    for (size_t i = count; i-- > 0;) {
        if (rows[i] < place_count - count + i) {
            rows[i]++;
            for (size_t j = i + 1; j < count; j++) {
                rows[j] = rows[j - 1] + 1;
            }
            return true;
        }
    }
    return false;
}

void map_choose(const struct map_place *places, size_t place_count, size_t count,
                double dispersion_km, size_t *chosen)
{
    size_t rows[SITES_MAX] = {0}, most = 0;
    double best = INFINITY;
    for (size_t i = 0; i < count; i++) {
        rows[i] = i;
    }
    do {
        double miss = fabs(mean_km(places, rows, count) - dispersion_km);
        size_t different = continents(places, rows, count);
        if (different > most || (different == most && miss < best)) {
            most = different;
            best = miss;
            for (size_t i = 0; i < count; i++) {
                chosen[i] = rows[i];
            }
        }
    } while (next_combination(rows, count, place_count));
}

/* ---- the instrument ---- */

static double cell_number(const struct table *table, size_t row, const char *column)
{
    double value = 0;
    const char *cell = table_cell(table, row, column);
    if (cell) {
        number_parse(cell, &value);
    }
    return value;
}

static void site_set(const struct build *build, const struct table *table, size_t row, size_t i,
                     struct scene_site *site)
{
    *site = (struct scene_site){
        .letter = (char)('A' + (int)i),
        .name = text_row(build->catalog, table, row),
        .latitude = cell_number(table, row, "lat"),
        .longitude = cell_number(table, row, "lon"),
    };
}

/* "A-B 6,100 km", one way in ms, share of a step, which bears its part of an exchange. */
static void link_row(const struct build *build, struct scene_instrument *map,
                     const struct scene_site *a, const struct scene_site *b,
                     const struct sim_scaling_in *in, double t_step, struct scene_link *link)
{
    double km = globe_km(a->latitude, a->longitude, b->latitude, b->longitude);
    double seconds = km * in->route_factor / in->signal_km_s;
    link->share = seconds / in->local_steps / t_step;
    struct scene_row *row = build_row(map,
                                      arena_printf(build->arena, "%c-%c %s", a->letter, b->letter,
                                                   build_number(build, km, "km", 0)),
                                      build_join(build, "ui.behind_number",
                                                 build_number(build, seconds, "ms", -3),
                                                 build_text(build, "map.one_way")));
    row->note = build_join(build, "ui.behind_number",
                           build_number(build, link->share, "percent", -2),
                           build_text(build, "map.of_the_step"));
}

static void site_rows(const struct build *build, struct scene_instrument *map)
{
    for (size_t i = 0; i < map->map->site_count; i++) {
        const struct scene_site *site = &map->map->sites[i];
        struct scene_row *row = build_row(map, site->name, "");
        row->letter = site->letter;
        row->value = arena_printf(build->arena, "%.0f %s, %.0f %s", fabs(site->latitude),
                                  build_text(build, site->latitude < 0 ? "map.south" : "map.north"),
                                  fabs(site->longitude),
                                  build_text(build, site->longitude < 0 ? "map.west" : "map.east"));
    }
}

/* The places of the finale's site plan; false where there is no plan. */
static bool planned_places(const struct build *build, const struct design *design,
                           const struct table *sites, size_t count, size_t *rows)
{
    static const char *const columns[] = {"site_a", "site_b", "site_c"};
    double plan = design->rows[ROW_SITE_PLAN];
    if (build->part != SIM_PART_FINALE || plan < 0 || count > sizeof columns / sizeof columns[0]) {
        return false;
    }
    const struct table *plans = row_table(&build->catalog->reference.tables, ROW_SITE_PLAN);
    for (size_t i = 0; i < count; i++) {
        int row = table_row(sites, table_cell(plans, (size_t)plan, columns[i]));
        if (row < 0) {
            return false;
        }
        rows[i] = (size_t)row;
    }
    return true;
}

/* The map with `count` places of a design: a plan's, or such as are as far apart as it says. NULL
 * where the data has too few, or its map can't be read. */
static struct scene_map *map_of(const struct build *build, const struct design *design,
                                size_t count, struct scene_site *sites, struct scene_link *links)
{
    const struct table *table = table_find(&build->catalog->reference.tables, "sites");
    const struct land *land = catalog_land(build->catalog);
    if (!table || table->rows < count || !land) {
        return NULL;
    }
    struct map_place *places = arena_alloc(build->arena, table->rows * sizeof *places);
    for (size_t i = 0; i < table->rows; i++) {
        places[i].latitude = cell_number(table, i, "lat");
        places[i].longitude = cell_number(table, i, "lon");
        places[i].continent = table_cell(table, i, "continent");
    }
    size_t rows[SITES_MAX] = {0};
    if (!planned_places(build, design, table, count, rows)) {
        map_choose(places, table->rows, count, design->in.scaling.dispersion_km, rows);
    }
    struct scene_map *map = arena_alloc(build->arena, sizeof *map);
    *map = (struct scene_map){.sites = sites,
                              .site_count = count,
                              .links = links,
                              .land = land->mask,
                              .land_rows = land->rows,
                              .land_columns = land->columns,
                              .north = land->north,
                              .south = land->south};
    for (size_t i = 0; i < count; i++) {
        site_set(build, table, rows[i], i, &sites[i]);
        for (size_t j = i + 1; j < count; j++) {
            links[map->link_count++] = (struct scene_link){i, j, NAN};
        }
    }
    return map;
}

enum { LINKS_MAX = SITES_MAX * (SITES_MAX - 1) / 2 };

void map_add(const struct build *build, const struct design *design,
             const struct sim_scaling_out *out)
{
    size_t count = isnan(out->sites) ? 1 : (size_t)fmin(fmax(out->sites, 1), SITES_MAX);
    struct scene_site *sites = arena_alloc(build->arena, count * sizeof *sites);
    struct scene_link *links = arena_alloc(build->arena, LINKS_MAX * sizeof *links);
    struct scene_map *map = map_of(build, design, count, sites, links);
    if (!map) {
        return;
    }
    struct scene_instrument *instrument = build_instrument(build, SCENE_MAP, "map",
                                                           map->link_count + count);
    instrument->map = map;
    build_aside(build, instrument, true);
    for (size_t i = 0; i < map->link_count; i++) {
        link_row(build, instrument, &sites[links[i].from], &sites[links[i].to], &design->in.scaling,
                 out->t_step, &links[i]);
    }
    site_rows(build, instrument);
    instrument->sentence = build_sentence(build, count > 1 ? "map.sentence" : "map.one_site");
}

void map_add_world(const struct build *build, const struct design *design)
{
    enum { WORLD_SITES = 3 };
    struct scene_site *sites = arena_alloc(build->arena, WORLD_SITES * sizeof *sites);
    struct scene_link *links = arena_alloc(build->arena, LINKS_MAX * sizeof *links);
    struct scene_map *map = map_of(build, design, WORLD_SITES, sites, links);
    if (map) {
        struct scene_instrument *world = build_instrument(build, SCENE_MAP, "map", 0);
        world->title = "";
        world->sentence = "";
        world->map = map;
    }
}

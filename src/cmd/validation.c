/* validation.c: published figures, and what the model says in their place. */
#include "cmd/validation.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "course/globe.h"
#include "design/evaluate.h"
#include "store/csv_table.h"
#include "store/number.h"

enum { PAIRS_MAX = 24 };

/* A setup, cut into words: means NAME=VALUE NAME=VALUE ... */
struct setup {
    const struct catalog *catalog;
    const struct csv_table *csv;
    size_t row;
    struct fault_list *faults;
    const char *means;
    struct {
        const char *name, *value;
    } pairs[PAIRS_MAX];
    size_t count;
};

static const char *const kinds[] = {"calibration", "check", "bound", "miss"};
static const char *const bases[] = {"measurement", "published-model", "identity", "self"};

const char *validation_kind_name(enum validation_kind kind)
{
    return kinds[kind];
}

const char *validation_basis_name(enum validation_basis basis)
{
    return bases[basis];
}

const char *validation_verdict(const struct validation_case *one)
{
    bool within = fabs(one->error) <= one->tolerance &&
                  (one->kind != VALIDATION_BOUND || one->error <= 0);
    return one->kind == VALIDATION_MISS ? within ? "OUT" : "known miss"
           : within                     ? "in tolerance"
                                        : "OUT";
}

/* ---- the setup ---- */

static double setup_fault(const struct setup *setup, const char *what, const char *word,
                          const char *mend)
{
    fault_add(setup->faults, csv_table_path(setup->csv), csv_table_line(setup->csv, setup->row),
              csv_table_text(setup->csv, setup->row, "case"), "%s %s; %s", what, word, mend);
    return NAN;
}

static void setup_cut(struct setup *setup, char *text)
{
    char *rest;
    setup->means = strtok_r(text, " ", &rest);
    setup->means = setup->means == NULL ? "" : setup->means;
    for (char *word = strtok_r(NULL, " ", &rest); word != NULL && setup->count < PAIRS_MAX;
         word = strtok_r(NULL, " ", &rest)) {
        char *equals = strchr(word, '=');
        if (equals == NULL) {
            setup_fault(setup, "no value in", word, "write NAME=VALUE");
            continue;
        }
        *equals = '\0';
        setup->pairs[setup->count].name = word;
        setup->pairs[setup->count++].value = equals + 1;
    }
}

/* NULL where there is none. */
static const char *setup_find(const struct setup *setup, const char *name)
{
    for (size_t i = 0; i < setup->count; i++) {
        if (strcmp(setup->pairs[i].name, name) == 0) {
            return setup->pairs[i].value;
        }
    }
    return NULL;
}

static double setup_number(const struct setup *setup, const char *name)
{
    const char *text = setup_find(setup, name);
    double value;
    if (text == NULL || !number_parse(text, &value)) {
        return setup_fault(setup, "a number is missing:", name, "write NAME=NUMBER");
    }
    return value;
}

/* ---- the means ---- */

static double output_value(const struct setup *setup, const char *name,
                           const struct sim_outputs *out)
{
    const struct sim_output *output = sim_output_find(name == NULL ? "" : name);
    return output == NULL ? setup_fault(setup, "no output is named", name == NULL ? "" : name,
                                        "write output=NAME")
                          : sim_output_get(out, output);
}

/* What a setup says to the means itself: no inputs of the model. */
static bool is_own(const char *name)
{
    static const char *const own[] = {"track", "output", "over", "unit", "against", "tokens"};
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) {
        if (strcmp(name, own[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* The track's defaults with the setup's inputs; false, with a fault, if one is refused. */
static bool setup_design(const struct setup *setup, struct design *design)
{
    const char *id = setup_find(setup, "track");
    const struct track *track = id == NULL ? &setup->catalog->tracks[0]
                                           : track_find(setup->catalog, id);
    if (track == NULL) {
        setup_fault(setup, "no track is named", id, "correct it");
        return false;
    }
    *design = track->defaults;
    for (size_t i = 0; i < setup->count; i++) {
        char why[WHY_BYTES];
        if (!is_own(setup->pairs[i].name) &&
            !design_set(&setup->catalog->reference, design, setup->pairs[i].name,
                        setup->pairs[i].value, why)) {
            setup_fault(setup, "refused:", why, "correct the setup");
            return false;
        }
    }
    return true;
}

static double evaluated(const struct setup *setup, enum sim_part part, const struct design *design,
                        const char *output)
{
    struct sim_outputs out;
    design_evaluate(part, design, &out);
    return output_value(setup, output, &out);
}

/* The output of the same design with one input changed: NAME:VALUE. */
static double evaluated_against(const struct setup *setup, enum sim_part part,
                                const struct design *design, const char *output,
                                const char *against)
{
    struct design other = *design;
    char name[WHY_BYTES], why[WHY_BYTES];
    const char *colon = strchr(against, ':');
    size_t length = colon == NULL ? 0 : (size_t)(colon - against);
    if (length == 0 || length >= sizeof name) {
        return setup_fault(setup, "no value in", against, "write against=NAME:VALUE");
    }
    memcpy(name, against, length);
    name[length] = '\0';
    return design_set(&setup->catalog->reference, &other, name, colon + 1, why)
               ? evaluated(setup, part, &other, output)
               : setup_fault(setup, "refused:", why, "correct the setup");
}

static double model_part(const struct setup *setup, enum sim_part part)
{
    const char *output = setup_find(setup, "output"), *over = setup_find(setup, "over");
    const char *against = setup_find(setup, "against");
    struct design design;
    if (!setup_design(setup, &design)) {
        return NAN;
    }
    double value = evaluated(setup, part, &design, output);
    return over != NULL      ? value / evaluated(setup, part, &design, over)
           : against != NULL ? value / evaluated_against(setup, part, &design, output, against)
                             : value;
}

/* One site, whose fleet is that of part 2, too. */
static double model_train(const struct setup *setup)
{
    struct design design;
    if (!setup_design(setup, &design)) {
        return NAN;
    }
    struct sim_scaling_in *in = &design.in.scaling;
    in->site_capacity = in->nodes;
    design.in.reliability.backend_nodes = in->nodes;
    double mfu = evaluated(setup, SIM_PART_SCALING, &design, "mfu");
    double goodput = evaluated(setup, SIM_PART_RELIABILITY, &design, "goodput");
    return 6 * in->params * setup_number(setup, "tokens") / (in->peak_flops * mfu * goodput);
}

static double model_energy(const struct setup *setup)
{
    struct sim_reliability_in in = setup->catalog->tracks[0].defaults.in.reliability;
    struct sim_reliability_out out;
    in.pue = 1; /* the meter's kWh, cooling included */
    in.clean_share = 0;
    in.grid_intensity = setup_number(setup, "intensity");
    sim_reliability_eval(&in, &out);
    return setup_number(setup, "kwh") * out.cue;
}

static bool site_find(const struct setup *setup, const char *end, double *lat, double *lon)
{
    const struct table *sites = table_find(&setup->catalog->reference.tables, "sites");
    const char *id = setup_find(setup, end);
    int row = id == NULL ? -1 : table_row(sites, id);
    if (row < 0) {
        setup_fault(setup, "no site is named", id == NULL ? end : id, "name one of sites.csv");
        return false;
    }
    const char *lat_text = table_cell(sites, (size_t)row, "lat");
    const char *lon_text = table_cell(sites, (size_t)row, "lon");
    return lat_text != NULL && lon_text != NULL && number_parse(lat_text, lat) &&
           number_parse(lon_text, lon);
}

static double model_light(const struct setup *setup)
{
    double lat[2], lon[2];
    if (!site_find(setup, "from", &lat[0], &lon[0]) || !site_find(setup, "to", &lat[1], &lon[1])) {
        return NAN;
    }
    struct sim_scaling_in in = setup->catalog->tracks[0].defaults.in.scaling;
    struct sim_scaling_out out;
    in.nodes = in.site_capacity + 1; /* two sites */
    in.route_factor = setup_find(setup, "route") == NULL ? 1 : setup_number(setup, "route");
    in.dispersion_km = globe_km(lat[0], lon[0], lat[1], lon[1]);
    sim_scaling_eval(&in, &out);
    return out.rtt;
}

/* Every member reduces one byte over links of 1 byte/s: hop 2's seconds are the bytes it sends. */
static double model_ring(const struct setup *setup)
{
    struct sim_scaling_in in = setup->catalog->tracks[0].defaults.in.scaling;
    struct sim_scaling_out out;
    in.nodes = in.site_capacity = setup_number(setup, "members");
    in.scaling = SIM_WEAK;
    in.tokens_per_node = in.seq_len = 1;
    in.tensor_parallel = in.pipeline_parallel = 1;
    in.params = in.bytes_per_param = 1;
    in.hop2_bandwidth = 1;
    in.hop2_latency = in.global_share = 0;
    sim_scaling_eval(&in, &out);
    return out.t_hop2;
}

/* 2 (N / longest side) links cross the middle of a torus. */
static double model_torus(const struct setup *setup)
{
    const char *shape = setup_find(setup, "shape");
    unsigned a, b, c;
    char end;
    if (shape == NULL || sscanf(shape, "%5ux%5ux%5u%c", &a, &b, &c, &end) != 3) {
        return setup_fault(setup, "no shape:", shape == NULL ? "" : shape, "write shape=16x20x28");
    }
    double longest = fmax(a, fmax(b, c));
    return 2 * ((double)a * b * c / longest) * setup_number(setup, "link");
}

/* Half of the hosts talk to the other half. */
static double model_fat_tree(const struct setup *setup)
{
    return setup_number(setup, "nodes") / 2 * setup_number(setup, "link");
}

static const struct {
    const char *name;
    double (*model)(const struct setup *setup);
} means[] = {{"train", model_train}, {"energy", model_energy}, {"light", model_light},
             {"ring", model_ring},   {"torus", model_torus},   {"fat_tree", model_fat_tree}};

static double setup_model(const struct setup *setup)
{
    for (enum sim_part part = SIM_PART_SCALING; part <= SIM_PART_FINALE; part++) {
        if (strcmp(setup->means, part_id(part)) == 0) {
            return model_part(setup, part);
        }
    }
    for (size_t i = 0; i < sizeof means / sizeof means[0]; i++) {
        if (strcmp(setup->means, means[i].name) == 0) {
            return means[i].model(setup);
        }
    }
    return setup_fault(setup, "no means is named", setup->means,
                       "write part1, part2, part3, finale, train, energy, light, ring, torus or "
                       "fat_tree");
}

/* ---- the cases ---- */

static double shown_in_unit(const struct setup *setup, double value)
{
    const char *id = setup_find(setup, "unit");
    const struct unit *unit = id == NULL ? NULL : unit_find(&setup->catalog->reference.units, id);
    if (id != NULL && unit == NULL) {
        return setup_fault(setup, "no unit is named", id, "name one of units.csv");
    }
    return unit == NULL ? value : value / unit->factor;
}

/* The place of a word in a list of `count`; a fault, and 0, if it is none of them. */
static size_t read_word(const struct setup *setup, const char *column, const char *const *words,
                        size_t count, const char *mend)
{
    const char *word = csv_table_text(setup->csv, setup->row, column);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(words[i], word) == 0) {
            return i;
        }
    }
    setup_fault(setup, "no such word:", word, mend);
    return 0;
}

static void read_case(const struct setup *setup, struct arena *arena, struct validation_case *one)
{
    const struct csv_table *csv = setup->csv;
    size_t row = setup->row;
    one->id = arena_strdup(arena, csv_table_text(csv, row, "case"));
    one->source = arena_strdup(arena, csv_table_text(csv, row, "source"));
    one->quantity = arena_strdup(arena, csv_table_text(csv, row, "quantity"));
    if (csv_table_number(csv, row, "reported", &one->reported, setup->faults) == 0 ||
        csv_table_number(csv, row, "tolerance", &one->tolerance, setup->faults) == 0) {
        setup_fault(setup, "a number is missing:", "reported or tolerance", "write it");
    }
    one->kind = (enum validation_kind)read_word(setup, "kind", kinds, VALIDATION_MISS + 1,
                                                "write calibration, check, bound or miss");
    one->basis = (enum validation_basis)read_word(
        setup, "basis", bases, VALIDATION_BASES,
        "write measurement, published-model, identity or self");
    one->model = shown_in_unit(setup, setup_model(setup));
    one->error = 100 * (one->model / one->reported - 1);
}

const struct validation_case *validation_run(const struct catalog *catalog, struct arena *arena,
                                             size_t *count, struct fault_list *faults)
{
    static const char *const needed[] = {"case", "source", "quantity", "reported", "tolerance",
                                         "kind", "basis",  "setup",    NULL};
    size_t before = faults->count;
    const char *path = arena_printf(arena, "%s/validation.csv", catalog->directory);
    struct csv_table *csv = csv_table_read(path, faults);
    struct validation_case *cases = NULL;
    if (csv != NULL && csv_table_require(csv, needed, faults)) {
        *count = csv_table_rows(csv);
        cases = arena_alloc(arena, (*count + 1) * sizeof *cases);
        for (size_t row = 0; row < *count; row++) {
            struct setup setup = {.catalog = catalog, .csv = csv, .row = row, .faults = faults};
            setup_cut(&setup, arena_strdup(arena, csv_table_text(csv, row, "setup")));
            read_case(&setup, arena, &cases[row]);
        }
    }
    if (csv != NULL) {
        csv_table_free(csv);
    }
    return faults->count > before ? NULL : cases;
}

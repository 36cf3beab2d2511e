#include "course/schema_table.h"

enum { LABEL_CELLS = 24, PRESET_CELLS = 60, SYMBOL_CELLS = 8 };

static const struct schema_table tables[] = {
    {"accelerators", "tables/accelerators.csv", .open = OPEN_TO_PARAMETERS, .lookup = true,
     .help = "Machines that a node can be."},
    {"grids", "tables/grids.csv", .open = OPEN_TO_PARAMETERS, .lookup = true,
     .help = "Electricity grids, by their carbon."},
    {"models", "tables/models.csv", .open = OPEN_TO_PARAMETERS, .lookup = true,
     .help = "Models that a fleet can train."},
    {"rtt", "tables/rtt.csv", .lookup = true,
     .help = "Measured round trips between sites: route_factor is their median over that of light "
             "in fibre along the great circle."},
    {"sites", "tables/sites.csv", .lookup = true, .help = "Places that a fleet can stand at."},
    {"site_plans", "tables/site_plans.csv", .open = OPEN_TO_PARAMETERS, .lookup = true,
     .help = "Three sites each, for the finale. What follows from the sites is checked."},
    {"diversity", "tables/diversity.csv", .open = OPEN_TO_PARAMETERS, .lookup = true,
     .help = "How alike the members of a mesh are."},
    {"judges", "tables/judges.csv", .open = OPEN_TO_PARAMETERS, .lookup = true,
     .help = "What judges the members' answers, by track."},
    {"rubric", "tables/rubric.csv", .lookup = true,
     .help = "What people mark, and by which criterion. A track's own row stands in the place of "
             "the one for all; every track is worth the same."},
    {"locks", "locksN.csv", .open = OPEN_TO_ALL,
     .help = "The scenarios of a part's prediction. All else is as the track's defaults."},
    {"presets", "presets.csv", .help = "Designs to show, which are no evidence."},
    {"units", "units.csv", .help = "What numbers are shown in."},
    {"validation", "validation.csv", .help = "The model against published figures."},
    {"texts", "texts/LANGUAGE.csv", .help = "What a student reads."},
};

static const struct schema_column columns[] = {
    {"accelerators", "name", CELL_ID, .help = "the row's id"},
    {"accelerators", "label", CELL_WORDS, .cells = LABEL_CELLS, .help = "what is shown"},
    {"accelerators", "peak_flops", CELL_PARAM, .help = "FLOP/s, dense"},
    {"accelerators", "source", CELL_WORDS, .help = "where the numbers are from"},
    {"grids", "name", CELL_ID, .help = "the row's id"},
    {"grids", "label", CELL_WORDS, .cells = LABEL_CELLS, .help = "what is shown"},
    {"grids", "grid_intensity", CELL_PARAM, .max = 2, .help = "kg of CO2e a kWh, below 2"},
    {"grids", "year", CELL_WORDS, .help = "the year of the figure"},
    {"grids", "basis", CELL_WORDS, .help = "life cycle, or what else the figure counts"},
    {"grids", "source", CELL_WORDS, .help = "where the number is from"},
    {"models", "name", CELL_ID, .help = "the row's id"},
    {"models", "label", CELL_WORDS, .cells = LABEL_CELLS, .help = "what is shown"},
    {"models", "params", CELL_PARAM, .help = "weights"},
    {"models", "layers", CELL_PARAM, .help = "layers"},
    {"models", "hidden", CELL_PARAM, .help = "width of a layer"},
    {"models", "seq_len", CELL_PARAM, .help = "tokens of a sequence"},
    {"models", "tensor_parallel", CELL_PARAM, .help = "accelerators that share a layer"},
    {"models", "pipeline_parallel", CELL_PARAM, .help = "stages of the pipeline"},
    {"models", "source", CELL_WORDS, .help = "where the numbers are from"},
    {"rtt", "name", CELL_ID, .help = "the row's id"},
    {"rtt", "from", CELL_ROW, "sites", .help = "a site"},
    {"rtt", "to", CELL_ROW, "sites", .help = "another site"},
    {"rtt", "rtt_ms", CELL_NUMBER, .min = 0.01, .max = 1000, .help = "ms, there and back"},
    {"rtt", "source", CELL_WORDS, .help = "who measured it, and when"},
    {"sites", "name", CELL_ID, .help = "the row's id"},
    {"sites", "label", CELL_WORDS, .cells = LABEL_CELLS, .help = "what is shown"},
    {"sites", "lat", CELL_NUMBER, .min = -90, .max = 90, .help = "degrees north"},
    {"sites", "lon", CELL_NUMBER, .min = -180, .max = 180, .help = "degrees east"},
    {"sites", "continent", CELL_ONE_OF,
     "africa antarctica asia europe north-america oceania south-america",
     .help = "that it lies on"},
    {"sites", "grid", CELL_ROW, "grids", .help = "a grid"},
    {"sites", "spare_mw", CELL_NUMBER, .min = 0, .max = 100000,
     .help = "MW that its halls have free"},
    {"sites", "source", CELL_WORDS, .help = "where the place and its spare power are from"},
    {"site_plans", "name", CELL_ID, .help = "the row's id"},
    {"site_plans", "label", CELL_WORDS, .cells = LABEL_CELLS, .help = "what is shown"},
    {"site_plans", "site_a", CELL_ROW, "sites", .help = "a site"},
    {"site_plans", "site_b", CELL_ROW, "sites", .help = "a second one"},
    {"site_plans", "site_c", CELL_ROW, "sites", .help = "a third one"},
    {"site_plans", "dispersion_km", CELL_PARAM, .help = "their mean distance in km"},
    {"site_plans", "grid_intensity", CELL_PARAM, .max = 2,
     .help = "the mean of their grids in kg a kWh"},
    {"site_plans", "spare_mw", CELL_PARAM, .help = "MW that they have free, all together"},
    {"site_plans", "link_price", CELL_PARAM,
     .help = "$ a month for 1 Gbit/s on the three links between them"},
    {"site_plans", "day_swing", CELL_PARAM, .max = 1,
     .help = "how far their noons coincide, by the carbon of their grids"},
    {"site_plans", "day_noon", CELL_PARAM, .max = 24,
     .help = "the hour, UTC, at which the sun stands highest over them"},
    {"site_plans", "source", CELL_WORDS, .help = "where the numbers are from"},
    {"diversity", "name", CELL_ID, .help = "the row's id"},
    {"diversity", "label", CELL_WORDS, .cells = LABEL_CELLS, .help = "what is shown"},
    {"diversity", "rho", CELL_PARAM, .max = 1, .help = "correlation of two members' errors"},
    {"diversity", "agreement", CELL_PARAM, .max = 1,
     .help = "how often two that err give the same wrong answer"},
    {"diversity", "member_cost_factor", CELL_PARAM, .help = "what a member costs over a rerun"},
    {"diversity", "source", CELL_WORDS, .help = "where the numbers are from"},
    {"judges", "name", CELL_ID, .help = "the row's id"},
    {"judges", "label", CELL_WORDS, .cells = LABEL_CELLS, .help = "what is shown"},
    {"judges", "track", CELL_WORDS, .help = "the tracks that it judges on, with blanks between"},
    {"judges", "tpr", CELL_PARAM, .max = 1, .help = "how often it passes a right answer"},
    {"judges", "fpr", CELL_PARAM, .max = 1, .help = "how often it passes a wrong one"},
    {"judges", "verifier_cost", CELL_PARAM, .help = "what a verdict costs, as small_cost counts"},
    {"judges", "source", CELL_WORDS, .help = "where the numbers are from"},
    {"rubric", "name", CELL_ID, .help = "the row's id"},
    {"rubric", "track", CELL_ANY, .help = "the track that it is for; empty: all"},
    {"rubric", "part", CELL_ONE_OF, "part1 part2 part3 finale", .help = "the part"},
    {"rubric", "question", CELL_ONE_OF, "prediction observation reflection design repairs",
     .help =
         "what of it is marked; repairs, of the finale under stress, whose prediction and reflection are its own; it has no observation"},
    {"rubric", "points", CELL_NUMBER, .min = 0, .max = 1000, .help = "the most that it is worth"},
    {"rubric", "criterion", CELL_WORDS, .help = "what a good answer has, in a sentence or two"},
    {"locks", "variant", CELL_ID, .help = "0 to 63, in order"},
    {"presets", "name", CELL_ID, .help = "the row's id"},
    {"presets", "label", CELL_WORDS, .cells = PRESET_CELLS, .help = "what is shown"},
    {"presets", "part", CELL_ONE_OF, "part1 part2 part3 finale", .help = "that it is a design of"},
    {"presets", "design", CELL_WORDS,
     .help = "NAME=VALUE for each control that isn't as it is at first, blanks between"},
    {"units", "unit", CELL_ID, .help = "the row's id"},
    {"units", "symbol", CELL_ANY, .cells = SYMBOL_CELLS, .help = "what is shown"},
    {"units", "singular", CELL_ANY, .help = "what is spoken of one"},
    {"units", "plural", CELL_ANY, .help = "what is spoken of more"},
    {"units", "base", CELL_ANY, .help = "the model's unit that it shows; empty for pure numbers"},
    {"units", "factor", CELL_NUMBER, .min = 1e-30, .max = 1e30,
     .help = "the model's value is the shown one times this"},
    {"validation", "case", CELL_ID, .help = "a short name"},
    {"validation", "source", CELL_WORDS, .help = "who published the figure"},
    {"validation", "quantity", CELL_WORDS, .help = "what it is, in words"},
    {"validation", "reported", CELL_NUMBER, .min = -1e36, .max = 1e36,
     .help = "the published figure"},
    {"validation", "tolerance", CELL_NUMBER, .min = 0, .max = 1000, .help = "in per cent of it"},
    {"validation", "kind", CELL_ONE_OF, "calibration check bound miss",
     .help = "what is claimed; see below"},
    {"validation", "basis", CELL_ONE_OF, "measurement published-model identity self",
     .help = "what the figure is; see below"},
    {"validation", "setup", CELL_WORDS, .help = "how to ask the model; see below"},
    {"texts", "id", CELL_ANY, .help = "its id"},
    {"texts", "text", CELL_ANY, .help = "what is shown"},
};

static const char *const units[] = {
    "-",        "count", "days",    "eflop_s", "flop_s",  "gb_s",  "kg_kwh",
    "km",       "mg",    "minutes", "ms",      "musd",    "nines", "percent",
    "per_hour", "per_s", "ratio",   "s",       "tflop_s", "times", NULL,
};

const struct schema_table *schema_tables(size_t *count)
{
    *count = sizeof tables / sizeof tables[0];
    return tables;
}

const struct schema_column *schema_columns(size_t *count)
{
    *count = sizeof columns / sizeof columns[0];
    return columns;
}

const char *const *schema_units(void)
{
    return units;
}

#include "sample.h"

#include <math.h>
#include <stdint.h>

static const char *const fabrics[] = {"torus", "fat tree"};
static const char *const answers[] = {"hop 1", "hop 2", "hop 3"};
static const char *const switches[] = {"off", "on"};

const struct scene_field sample_fields[SAMPLE_FIELDS] = {
    {.label = "Fleet size N",
     .kind = SCENE_NUMBER,
     .value = "100,000",
     .position = 0.83,
     .first_position = 0.5},
    {.label = "Dispersion",
     .kind = SCENE_NUMBER,
     .value = "10,000 km",
     .position = 0.5,
     .first_position = 0.5},
    {.label = "Local steps between synchronisations",
     .kind = SCENE_NUMBER,
     .value = "1,000,000,000",
     .position = 1,
     .first_position = NAN},
    {.label = "Topology",
     .kind = SCENE_CHOICE,
     .value = "fat tree",
     .options = fabrics,
     .option_count = 2,
     .option = 1,
     .position = NAN,
     .first_position = NAN},
    {.label = "Slowest hop",
     .kind = SCENE_CHOICE,
     .value = "",
     .options = answers,
     .option_count = 3,
     .option = 3,
     .position = NAN,
     .first_position = NAN},
    {.label = "Verifier",
     .kind = SCENE_SWITCH,
     .value = "on",
     .options = switches,
     .option_count = 2,
     .option = 1,
     .position = NAN,
     .first_position = NAN},
    {.label = "Sybil share",
     .kind = SCENE_NUMBER,
     .value = "20 %",
     .position = 0.2,
     .first_position = NAN,
     .fixed = true},
    {.label = "Because",
     .kind = SCENE_EDIT,
     .value = "light is slow",
     .position = NAN,
     .first_position = NAN},
    {.label = "Commit the run",
     .kind = SCENE_ACTION,
     .value = "3 of 10",
     .position = NAN,
     .first_position = NAN},
};

#define TERM(l, name, text, part)                                                         \
    {                                                                                     \
        .letter = l, .label = name, .value = text, .limit = "", .share = part, .note = "" \
    }

const struct scene_row sample_terms[SAMPLE_TERMS] = {
    TERM('C', "compute", "0.764 s", 0.097),
    TERM('1', "NVLink", "0.086 s", 0.011),
    TERM('2', "InfiniBand", "0.252 s", 0.032),
    TERM('3', "fibre", "5.694 s", 0.725),
    TERM('K', "coordination", "1.059 s", 0.135),
    TERM(0, "overlap", "-0.252 s", NAN),
    {.label = "slowest: hop 3, intercontinental fibre",
     .value = "",
     .limit = "",
     .share = NAN,
     .note = ""},
};

const struct scene_row sample_verdicts[SAMPLE_VERDICTS] = {
    {.label = "Aims of part 1", .value = "", .limit = "", .share = NAN, .note = ""},
    {.label = "model fits",
     .value = "",
     .limit = "",
     .verdict = SCENE_MET,
     .share = NAN,
     .note = ""},
    {.label = "bisection",
     .value = "0.03",
     .limit = "below 1",
     .verdict = SCENE_MET,
     .share = NAN,
     .note = ""},
    {.label = "communication < 40 %",
     .value = "76 %",
     .limit = "at most 40 %",
     .verdict = SCENE_NOT_MET,
     .share = NAN,
     .note = "try: local steps up"},
    {.label = "saturation on one fabric",
     .value = "65,536 nodes",
     .limit = "",
     .verdict = SCENE_CANNOT_SAY,
     .share = NAN,
     .note = "the fabric has no more ports"},
};

const struct scene_row sample_gauge[2] = {
    {.label = "CI ratio",
     .value = "0.80",
     .limit = "below 1",
     .verdict = SCENE_MET,
     .share = 0.8,
     .note = "of the bisection"},
    {.label = "supply a node", .value = "50 GB/s", .limit = "", .share = NAN, .note = ""},
};

const double sample_spark[SAMPLE_SPARK] = {1, 2, 3, 5, 8, NAN, 7, 6, 9, 10};

const struct scene_paragraph sample_paragraphs[SAMPLE_PARAGRAPHS] = {
    {SCENE_HEADING, "The Scaling Wall"},
    {SCENE_TEXT, "One fleet, three continents. Every step, all of its accelerators must agree on "
                 "the same gradients before the next can start."},
    {SCENE_TEXT, "Find the hop that holds the fleet back."},
    {SCENE_ITEM, "Goodput falls when the fleet crosses from one site into two."},
    {SCENE_ITEM, "Light needs 73 ms for 10,000 km of fibre, and no money buys it shorter."},
    {SCENE_FORMULA, "t_step = t_compute + t_communication + t_coordination \xE2\x88\x92 t_overlap"},
    {SCENE_FORMULA, "0.764 + 6.032 + 1.059 \xE2\x88\x92 0.252 = 7.60 s"},
    {SCENE_WARNING, "Once it is locked it can\xE2\x80\x99t be changed."},
};

const struct scene_step sample_steps[SAMPLE_STEPS] = {
    {"brief", false, true},    {"lock", false, true},    {"workbench", true, false},
    {"observe", false, false}, {"reveal", false, false}, {"reflect", false, false},
};

static const char *const axes[SAMPLE_AXES] = {"compute", "communication", "coordination", "carbon",
                                              "cost"};
static const double values[SAMPLE_AXES] = {0.9, 0.45, 0.7, NAN, 0.8};
static const double limits[SAMPLE_AXES] = {0.6, 0.6, 0.6, 0.6, 0.6};
static const double first[SAMPLE_AXES] = {0.3, 0.3, 0.4, 0.3, 0.25};

const struct scene_radar sample_radar = {
    .axis_count = SAMPLE_AXES,
    .labels = axes,
    .values = values,
    .limits = limits,
    .first = first,
};

#define AXIS(l, name, text, v)                                                                  \
    {                                                                                           \
        .letter = l, .label = name, .value = text, .limit = "0.60", .verdict = v, .share = NAN, \
        .note = ""                                                                              \
    }

const struct scene_row sample_radar_rows[SAMPLE_AXES] = {
    AXIS('A', "compute", "0.90", SCENE_MET),      AXIS('B', "communication", "0.45", SCENE_NOT_MET),
    AXIS('C', "coordination", "0.70", SCENE_MET), AXIS('D', "carbon", "NOT YET", SCENE_CANNOT_SAY),
    AXIS('E', "cost", "0.80", SCENE_MET),
};

const struct scene_row sample_links[4] = {
    {.label = "A-B  9,680 km",
     .value = "71.1 ms",
     .limit = "",
     .share = NAN,
     .note = "31 % of the step"},
    {.label = "B-C  8,280 km",
     .value = "60.8 ms",
     .limit = "",
     .share = NAN,
     .note = "27 % of the step"},
    {.label = "A-C  8,100 km",
     .value = "59.5 ms",
     .limit = "",
     .share = NAN,
     .note = "26 % of the step"},
    {.label = "A-D  20 km",
     .value = "0.15 ms",
     .limit = "",
     .share = NAN,
     .note = "0 % of the step"},
};

const struct scene_plot *sample_cliff(void)
{
    enum { POINTS = 121 };
    static double x[POINTS], y[POINTS];
    static const struct scene_series series = {'g', '*', "goodput", x, y, POINTS};
    static const struct scene_mark marks[] = {
        {'B', "Light Barrier", 34000, NAN},
        {'@', "now", 100000, 8e18},
    };
    static const struct scene_plot plot = {
        {"nodes", "", SCENE_LOG, 1, 1e6, '.', 0},
        {"goodput", "FLOP/s", SCENE_LOG, 1e17, 1e20, '.', 0},
        &series,
        1,
        marks,
        2,
        NULL,
        false,
        false,
    };

    for (int i = 0; i < POINTS; i++) {
        x[i] = pow(10, i / 20.0);
        y[i] = x[i] < 256 ? NAN : x[i] < 34000 ? 4e14 * x[i] : 1.7e14 * x[i] / (1 + x[i] / 2e5);
    }
    return &plot;
}

const struct scene_plot *sample_curves(void)
{
    enum { POINTS = 11 };
    static double x[POINTS], rising[POINTS], falling[POINTS];
    static const struct scene_series series[] = {
        {'s', '*', "strong", x, rising, POINTS},
        {'w', 'o', "weak", x, falling, POINTS},
    };
    static const struct scene_mark marks[] = {
        {'Y', "Young", 1800, NAN},
        {'D', "Daly", 1790, NAN},
        {'5', "five nines", NAN, 0.8},
        {'X', "far away", 9000, NAN},
    };
    static const struct scene_mark arrow[] = {{.x = 4000, .y = 0.2}, {.x = 3000, .y = 0.9}};
    static const struct scene_plot plot = {
        {"interval", "s", SCENE_LINEAR, 0, 5000, '.', 0},
        {"share", "", SCENE_LINEAR, 0, 1, '.', 0},
        series,
        2,
        marks,
        4,
        arrow,
        false,
        false,
    };

    for (int i = 0; i < POINTS; i++) {
        x[i] = 500 * i;
        rising[i] = 1 - exp(-x[i] / 1500);
        falling[i] = i == 5 ? NAN : 0.9 - 0.08 * i;
    }
    return &plot;
}

enum { LAND_ROWS = 66, LAND_COLUMNS = 176 };

static void add_land(unsigned char *mask, double latitude, double longitude, double high,
                     double wide)
{
    for (int row = 0; row < LAND_ROWS; row++) {
        for (int col = 0; col < LAND_COLUMNS; col++) {
            double y = (75 - (row + 0.5) * 131 / LAND_ROWS - latitude) / high;
            double x = ((col + 0.5) * 360 / LAND_COLUMNS - 180 - longitude) / wide;
            if (x * x + y * y < 1) {
                mask[row * LAND_COLUMNS / 8 + col / 8] |= (unsigned char)(0x80 >> col % 8);
            }
        }
    }
}

const struct scene_map *sample_map(void)
{
    static unsigned char land[LAND_ROWS * LAND_COLUMNS / 8];
    static const struct scene_site sites[SAMPLE_SITES] = {
        {'A', "Oregon", 45.6, -121.2},
        {'B', "Singapore", 1.35, 103.8},
        {'C', "Frankfurt", 50.1, 8.7},
        {'D', "Portland", 45.5, -122.7},
    };
    static const struct scene_link links[] = {
        {0, 1, 0.31},
        {1, 2, 0.27},
        {0, 2, 0.26},
        {0, 3, NAN},
    };
    static const struct scene_map map = {
        sites, SAMPLE_SITES, links, 4, land, LAND_ROWS, LAND_COLUMNS, 75, -56,
    };

    add_land(land, 50, -100, 22, 35);
    add_land(land, -15, -60, 24, 16);
    add_land(land, 5, 20, 30, 19);
    add_land(land, 54, 75, 20, 75);
    add_land(land, 20, 85, 20, 22);
    add_land(land, -25, 134, 10, 18);
    return &map;
}

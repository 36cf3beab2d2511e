#include "scenes/makeup.h"

#include <math.h>

#include "sim/scaling.h"

enum { PARTS_OF_STEP = 6, SIZES = 64, TABLE_ROWS = 9 };

/* From the ground up: the letters and the names are those of the bar of one step. */
static const struct {
    char letter;
    const char *label;
} parts_of_step[PARTS_OF_STEP] = {
    {'C', "iron.compute"},  {'H', "iron.compute_hides"}, {'1', "output.t_hop1"},
    {'2', "output.t_hop2"}, {'3', "output.t_hop3"},      {'W', "iron.coordination"},
};

struct makeup {
    double nodes[SIZES], percent[PARTS_OF_STEP][SIZES];
};

static void put_size(struct makeup *makeup, size_t i, const struct sim_scaling_out *out)
{
    const double seconds[PARTS_OF_STEP] = {out->t_compute - out->t_overlap,
                                           out->t_overlap,
                                           out->t_hop1,
                                           out->t_hop2 - out->t_hop2_hidden,
                                           out->t_hop3 - out->t_hop3_hidden,
                                           out->t_coordination};
    for (size_t k = 0; k < PARTS_OF_STEP; k++) {
        makeup->percent[k][i] = 100 * seconds[k] / out->t_step;
    }
}

/* Whole sizes, evenly over the logarithm. */
static struct makeup *makeup_of(const struct build *build, const struct sim_scaling_in *in,
                                double from, double to)
{
    struct makeup *makeup = arena_alloc(build->arena, sizeof *makeup);
    struct sim_scaling_in at = *in;
    struct sim_scaling_out out;
    for (size_t i = 0; i < SIZES; i++) {
        at.nodes = makeup->nodes[i] = round(from * pow(to / from, (double)i / (SIZES - 1)));
        sim_scaling_eval(&at, &out);
        put_size(makeup, i, &out);
    }
    return makeup;
}

/* "nodes 10,000": compute 51 %, 1 0 %, ... */
static void makeup_rows(const struct build *build, struct scene_instrument *plot,
                        const struct makeup *makeup)
{
    for (size_t row = 0; row < TABLE_ROWS; row++) {
        size_t i = row * (SIZES - 1) / (TABLE_ROWS - 1);
        const char *shares = "";
        for (size_t k = 0; k < PARTS_OF_STEP; k++) {
            shares = arena_printf(build->arena, "%s%s%s %s", shares, *shares ? ", " : "",
                                  build_text(build, parts_of_step[k].label),
                                  build_number(build, makeup->percent[k][i] / 100, "percent", 0));
        }
        build_row(plot,
                  arena_join(build->arena, build_text(build, "work.x"), " ",
                             build_number(build, makeup->nodes[i], "count", 0)),
                  shares);
    }
}

void makeup_add(const struct build *build, const struct workbench *bench)
{
    const struct sim_scaling_in *in = &bench->design->in.scaling;
    const struct curve *curve = evaluation_curve(bench->now);
    const struct makeup *makeup = makeup_of(build, in, curve->from, curve->to);
    struct scene_plot *plot = arena_alloc(build->arena, sizeof *plot);
    struct scene_series *series = arena_alloc(build->arena, PARTS_OF_STEP * sizeof *series);
    struct scene_mark *mark = arena_alloc(build->arena, sizeof *mark);
    for (size_t k = 0; k < PARTS_OF_STEP; k++) {
        char letter = parts_of_step[k].letter;
        series[k] = (struct scene_series){letter,
                                          letter,
                                          build_text(build, parts_of_step[k].label),
                                          makeup->nodes,
                                          makeup->percent[k],
                                          SIZES};
    }
    *mark = (struct scene_mark){'@', build_text(build, "goodput.now"), in->nodes, NAN};
    *plot = (struct scene_plot){
        .x = {build_text(build, "work.x"), "", SCENE_LOG, curve->from, curve->to},
        .y = {build_text(build, "makeup.y"), "%", SCENE_LINEAR, 0, 100},
        .series = series,
        .series_count = PARTS_OF_STEP,
        .marks = mark,
        .mark_count = 1,
        .stacked = true,
    };
    struct scene_instrument *instrument = build_instrument(build, SCENE_PLOT, "makeup", TABLE_ROWS);
    instrument->plot = plot;
    makeup_rows(build, instrument, makeup);
    instrument->sentence = build_text(build, "makeup.sentence");
    build_aside(build, instrument, true);
}

#include "scenes/makeup.h"

#include <math.h>

#include "scenes/whole.h"

enum { TABLE_ROWS = 9 };

/* From the ground up: the letters and the names are those of the bar of one step. */
static const struct {
    char letter;
    const char *label;
} parts_of_step[CURVE_SHARES] = {
    {'C', "iron.compute"},  {'H', "iron.compute_hides"}, {'1', "output.t_hop1"},
    {'2', "output.t_hop2"}, {'3', "output.t_hop3"},      {'W', "iron.coordination"},
};

/* "compute 51 %, coordination 49 %": the shares that aren't nought; nothing can be said of a fleet
 * that doesn't run. */
static const char *shares_at(const struct build *build, const struct curve *curve, size_t i)
{
    const char *shares = "";
    double each[CURVE_SHARES];
    for (size_t k = 0; k < CURVE_SHARES; k++) {
        each[k] = curve->shares[k][i] / 100;
    }
    whole_round(each, CURVE_SHARES, 0, each);
    for (size_t k = 0; k < CURVE_SHARES; k++) {
        if (each[k] > 0) {
            shares = arena_printf(build->arena, "%s%s%s %s", shares, *shares ? ", " : "",
                                  build_text(build, parts_of_step[k].label),
                                  build_number(build, each[k], "percent", 0));
        }
    }
    return *shares ? shares : build_number(build, NAN, "percent", 0);
}

/* "nodes 10,000", and what its step is made of. */
static void makeup_rows(const struct build *build, struct scene_instrument *plot,
                        const struct curve *curve)
{
    for (size_t row = 0; !build->glance && row < TABLE_ROWS; row++) {
        size_t i = row * (curve->count - 1) / (TABLE_ROWS - 1);
        build_row(plot,
                  arena_join(build->arena, build_text(build, "work.x"), " ",
                             build_number(build, curve->x[i], "count", 0)),
                  shares_at(build, curve, i));
    }
}

void makeup_add(const struct build *build, const struct workbench *bench)
{
    const struct sim_scaling_in *in = &bench->design->in.scaling;
    const struct curve *curve = evaluation_curve(bench->now);
    struct scene_plot *plot = arena_alloc(build->arena, sizeof *plot);
    struct scene_series *series = arena_alloc(build->arena, CURVE_SHARES * sizeof *series);
    struct scene_mark *mark = arena_alloc(build->arena, sizeof *mark);
    for (size_t k = 0; k < CURVE_SHARES; k++) {
        char letter = parts_of_step[k].letter;
        series[k] = (struct scene_series){
            letter,   letter,           build_text(build, parts_of_step[k].label),
            curve->x, curve->shares[k], curve->count};
    }
    *mark = (struct scene_mark){'@', build_text(build, "goodput.now"), in->nodes, NAN};
    *plot = (struct scene_plot){
        .x = {build_text(build, "work.x"), "", SCENE_LOG, curve->from, curve->to},
        .y = {build_text(build, "makeup.y"), "%", SCENE_LINEAR, 0, 100},
        .series = series,
        .series_count = CURVE_SHARES,
        .marks = mark,
        .mark_count = 1,
        .stacked = true,
    };
    struct scene_instrument *instrument = build_instrument(build, SCENE_PLOT, "makeup", TABLE_ROWS);
    instrument->plot = plot;
    makeup_rows(build, instrument, curve);
    instrument->sentence = build_sentence(build, "makeup.sentence");
    build_aside(build, instrument, true);
}

#include "scenes/part3.h"

#include <math.h>

#include "design/figure.h"
#include "scenes/dial_words.h"
#include "sim/compound.h"

enum { SIZES_MAX = SIM_SIZE_MAX, ROWS_MAX = 16 };

/* "A 100x leap": how much larger the giant gets. */
#define LEAP 100.0
#define FIVE_NINES 5.0

/* ---- the mesh ---- */

static void add_mesh(const struct build *build, const struct design *design)
{
    const struct part *part = &build->track->parts[SIM_PART_COMPOUND - 1];
    struct scene_instrument *mesh = build_instrument(build, SCENE_VALUES, "mesh",
                                                     part->slider_count);
    for (size_t i = 0; i < part->slider_count; i++) {
        const struct control *control = &part->controls[i];
        build_row(mesh, dial_label(build, control), dial_value(build, control, design));
    }
    mesh->sentence = build_text(build, "mesh.sentence");
    mesh->on_demand = true;
}

/* ---- how a vote ends ---- */

static void add_ends(const struct build *build, const struct sim_compound_out *out)
{
    struct scene_instrument *ends = build_instrument(build, SCENE_BAR, "vote", 3);
    build_share(build, ends, 'R', "output.right", out->right, -3);
    build_share(build, ends, 'U', "output.unsafe", out->unsafe, -3);
    build_share(build, ends, 'A', "output.abstain", out->abstain, -3);
    ends->sentence = build_text(build, "vote.sentence");
}

/* ---- accuracy beside cost, and what the proof rests on ---- */

static void cost_row(const struct build *build, struct scene_instrument *table, char letter,
                     const char *id, double right, double cost)
{
    struct scene_row *row = build_row(table, build_text(build, id),
                                      arena_printf(build->arena, "%s %s",
                                                   build_number(build, right, "percent", -3),
                                                   build_text(build, "cost.right")));
    row->letter = letter;
    row->limit = arena_printf(build->arena, "%s %s", build_text(build, "cost.for"),
                              build_number(build, cost, "percent", -3));
}

static void add_cost(const struct build *build, const struct workbench *bench)
{
    const struct sim_compound_in *in = &bench->design->in.compound;
    struct scene_instrument *table = build_instrument(build, SCENE_VALUES, "cost", 3);
    cost_row(build, table, 'G', "cost.giant", in->p_giant, 1);
    /* On the workbench the vote and the verdicts say what the mesh does. */
    if (bench->views) {
        cost_row(build, table, 'M', "cost.mesh", bench->out->compound.right,
                 bench->out->compound.cost_ratio);
        cost_row(build, table, 'X', "cost.larger", 1 - sim_compound_giant_error(in, LEAP), LEAP);
    }
    table->sentence = build_text(build, "cost.sentence");
}

/*
 * The judge's correlation at which five nines are lost: 0 where they are not there, NaN if never.
 */
static void add_proof(const struct build *build, const struct workbench *bench)
{
    const struct sim_compound_in *in = &bench->design->in.compound;
    double breaks = evaluation_figure(bench->now, FIGURE_VERIFIER_BREAK);
    struct scene_instrument *proof = build_instrument(build, SCENE_VALUES, "proof", 2);
    if (bench->views) {
        struct scene_row *row = build_row(
            proof, build_text(build, "output.effective_size"),
            build_number(build, bench->out->compound.effective_size, "count", 2));
        row->limit = arena_printf(build->arena, "%s %s", build_text(build, "proof.of"),
                                  build_number(build, in->size, "count", 0));
    }
    bool proven = breaks > 0, never = isnan(breaks);
    build_row(proof, build_text(build, "proof.break"),
              proven ? build_number(build, breaks, "ratio", -3)
                     : build_text(build, never ? "proof.never" : "proof.no_proof"));
    proof->sentence = build_text(build, proven  ? "proof.breaks"
                                        : never ? "proof.stands"
                                                : "proof.missing");
}

/* ---- nines over the size of the ensemble ---- */

/* One line a size, or every second where there are too many, and the giant's. */
static void nines_rows(const struct build *build, struct scene_instrument *plot,
                       const struct curve_nines *nines)
{
    size_t step = (nines->mesh.count + ROWS_MAX - 1) / ROWS_MAX;
    for (size_t i = 0; i < nines->mesh.count; i += step) {
        build_row(plot,
                  arena_printf(build->arena, "%s %s", build_text(build, "nines.x"),
                               build_number(build, nines->mesh.x[i], "count", 0)),
                  arena_printf(build->arena, "%s %s; %s %s", build_text(build, "nines.mesh"),
                               build_number(build, nines->mesh.y[i], "-", 1),
                               build_text(build, "nines.law"),
                               build_number(build, nines->law.y[i], "-", 1)));
    }
    build_row(plot, build_text(build, "nines.giant"),
              build_number(build, nines->giant.y[0], "nines", 1));
}

static struct scene_series series_of(char letter, char glyph, const char *label,
                                     const struct curve *curve)
{
    return (struct scene_series){letter, glyph, label, curve->x, curve->y, curve->count};
}

static void add_nines(const struct build *build, const struct workbench *bench)
{
    const struct part *part = &build->track->parts[SIM_PART_COMPOUND - 1];
    double max = control_find(part, "size")->max;
    const struct curve_nines *nines = evaluation_nines(bench->now);
    struct scene_plot *plot = arena_alloc(build->arena, sizeof *plot);
    struct scene_series *series = arena_alloc(build->arena, 3 * sizeof *series);
    series[0] = series_of('L', '+', build_text(build, "nines.law"), &nines->law);
    series[1] = series_of('G', '-', build_text(build, "nines.giant"), &nines->giant);
    series[2] = series_of('M', '*', build_text(build, "nines.mesh"), &nines->mesh);
    struct scene_mark *marks = arena_alloc(build->arena, 2 * sizeof *marks);
    marks[0] = (struct scene_mark){'5', build_text(build, "nines.five"), NAN, FIVE_NINES};
    marks[1] = (struct scene_mark){'@', build_text(build, "goodput.now"),
                                   bench->design->in.compound.size,
                                   bench->out->compound.nines_safe};
    *plot = (struct scene_plot){
        .x = {build_text(build, "nines.x"), "", SCENE_LINEAR, 1, max},
        .y = {build_text(build, "nines.y"), "", SCENE_LINEAR, 0, SIM_NINES_MAX},
        .series = series,
        .series_count = 3,
        .marks = marks,
        .mark_count = 2,
    };
    struct scene_instrument *instrument = build_instrument(build, SCENE_PLOT, "nines",
                                                           ROWS_MAX + 1);
    instrument->plot = plot;
    nines_rows(build, instrument, nines);
    instrument->sentence = build_text(build, "nines.sentence");
}

void part3_instruments(const struct build *build, const struct workbench *bench)
{
    add_ends(build, &bench->out->compound);
    add_cost(build, bench);
    add_proof(build, bench);
    add_nines(build, bench);
    if (bench->views) {
        add_mesh(build, bench->design);
    }
}

/* ---- the reflection: the fleet's legacy, read by a person ---- */

void part3_check(const struct build *build, const struct design *design,
                 const struct pairs *answers, struct scene_instrument *rows)
{
    (void)design;
    (void)answers;
    build_row(rows, build_text(build, "reflect.field.legacy"),
              build_text(build, "reflect.right.legacy"));
}

#include "scenes/part3.h"

#include <math.h>
#include <string.h>

#include "design/figure.h"
#include "scenes/aim_number.h"
#include "scenes/dial_words.h"
#include "sim/compound.h"

enum { ROWS_MAX = 16, COST_ROWS = 5, SERIES = 4 };

/* "A 100x leap": how much larger the giant gets. */
#define LEAP 100.0
#define FIVE_NINES 5.0

/* ---- the mesh ---- */

static void end_row(const struct build *build, struct scene_instrument *mesh, const char *output,
                    double share)
{
    build_row(mesh, build_textf(build, "output.%s", output),
              output_number(build, output, "percent", -3))
        ->share = share;
}

/* What a query passes, and how its vote ends. */
static void add_mesh(const struct build *build, const struct workbench *bench)
{
    const struct part *part = &build->track->parts[SIM_PART_COMPOUND - 1];
    const struct sim_compound_out *out = &bench->out->compound;
    struct scene_instrument *mesh = build_instrument(build, SCENE_CHAIN, "mesh",
                                                     part->slider_count + 4);
    build_row(mesh, build_text(build, "mesh.query"), "");
    for (size_t i = 0; i < part->slider_count; i++) {
        const struct control *control = &part->controls[i];
        build_row(mesh, dial_label(build, control), dial_value(build, control, bench->design));
    }
    end_row(build, mesh, "right", out->right);
    end_row(build, mesh, "unsafe", out->unsafe);
    end_row(build, mesh, "abstain", out->abstain);
    mesh->sentence = build_sentence(build, "mesh.sentence");
    build_aside(build, mesh, true);
}

/* ---- how a vote ends ---- */

/* Three significant digits of an output in per cent, or more beside its limit. */
static int share_digits(const struct build *build, const char *output)
{
    return output_digits(build, sim_output_find(output),
                         unit_find(&build->catalog->reference.units, "percent"), -3);
}

static void add_ends(const struct build *build, const struct sim_compound_out *out)
{
    struct scene_instrument *ends = build_instrument(build, SCENE_BAR, "vote", 3);
    build_share(build, ends, 'R', "output.right", out->right,
                output_number(build, "right", "percent", -3));
    build_share(build, ends, 'U', "output.unsafe", out->unsafe,
                output_number(build, "unsafe", "percent", -3));
    build_share(build, ends, 'A', "output.abstain", out->abstain,
                output_number(build, "abstain", "percent", -3));
    ends->sentence = build_sentence(build, "vote.sentence");
}

/* ---- accuracy beside cost, and what the proof rests on ---- */

/* What a query costs of what the giant takes, and what it buys: safety first. */
static void cost_row(const struct build *build, struct scene_instrument *table, char letter,
                     const char *id, const struct sim_vote *vote, double cost)
{
    struct scene_row *row = build_row(table, build_text(build, id),
                                      aim_number(build, SIM_PART_COMPOUND, "cost", cost));
    row->letter = letter;
    row->limit = build_join(build, "ui.before_number", build_text(build, "cost.unsafe"),
                            build_number(build, vote->unsafe, "percent", -2));
    row->note = build_join(
        build, "ui.before_number", build_text(build, "cost.right"),
        build_number(build, vote->right, "percent", share_digits(build, "right")));
}

static void add_cost(const struct build *build, const struct workbench *bench)
{
    const struct sim_compound_in *in = &bench->design->in.compound;
    const struct sim_compound_out *out = &bench->out->compound;
    struct scene_instrument *table = build_instrument(build, SCENE_VALUES, "cost", COST_ROWS);
    double check = in->verifier_cost / in->giant_cost;
    struct sim_vote giant = sim_compound_single(in, 1 - in->p_giant, false);
    struct sim_vote judged = sim_compound_single(in, 1 - in->p_giant, true);
    bool grown = in->p_giant != build->track->defaults.in.compound.p_giant; /* in a case, tried */
    double size = grown ? LEAP : 1;
    cost_row(build, table, 'G', grown ? "cost.larger" : "cost.giant", &giant, size);
    cost_row(build, table, 'J', "cost.judged", &judged, size + check);
    if (bench->views || build->wide) {
        struct sim_vote giants = sim_compound_giants(in);
        struct sim_vote larger = sim_compound_single(in, sim_compound_giant_error(in, LEAP), false);
        double each = size * in->member_cost_factor + (in->verifier != 0 ? check : 0);
        cost_row(build, table, 'V', "cost.giants", &giants, in->size * each);
        if (!grown) {
            cost_row(build, table, 'X', "cost.larger", &larger, LEAP);
        }
    }
    struct sim_vote mesh = {out->right, out->unsafe, out->abstain};
    cost_row(build, table, 'M', "cost.mesh", &mesh, out->cost_ratio);
    build_aside(build, table, false);
    table->sentence = build_sentence(build, "cost.sentence");
}

/* What the judge passes, and whether that is a published figure. */
static const char *judge_passes(const struct build *build, const struct design *design)
{
    const char *passes = build_number(build, design->in.compound.fpr, "percent", -2);
    double judge = design_value(design, row_name(ROW_JUDGE));
    const struct table *table = row_table(&build->catalog->reference.tables, ROW_JUDGE);
    return judge >= 0 && table->illustrative && table->illustrative[(size_t)judge]
               ? build_join(build, "ui.in_brackets", passes,
                            build_text(build, "proof.illustrative"))
               : passes;
}

/* Where a plot needs the room, what the judge passes stands in the heading, with no row below. */
static void proof_rows(const struct build *build, const struct workbench *bench,
                       struct scene_instrument *proof, double limit)
{
    const char *passes = judge_passes(build, bench->design);
    if (build->form == NUMBER_PLAIN && !bench->views && !build->wide) {
        proof->title = arena_join(build->arena, build_text(build, "proof.judge"), "  ", passes);
        return;
    }
    struct scene_row *row = build_row(proof, build_text(build, "label.fpr"), passes);
    row->limit = build_join(build, "ui.before_number", build_text(build, "proof.at_most"),
                            build_number(build, limit, "percent", -2));
}

/* What the five nines rest on: how many wrong answers a judge may pass. */
static void add_proof(const struct build *build, const struct workbench *bench)
{
    const struct sim_compound_in *in = &bench->design->in.compound;
    double limit = evaluation_figure(bench->now, FIGURE_FPR_LIMIT);
    struct scene_instrument *proof = build_instrument(build, SCENE_VALUES, "proof", 2);
    if (bench->views) {
        struct scene_row *row = build_row(
            proof, build_text(build, "output.effective_size"),
            build_number(build, bench->out->compound.effective_size, "count", 2));
        row->limit = build_join(build, "ui.before_number", build_text(build, "proof.of"),
                                build_number(build, in->size, "count", 0));
    }
    proof_rows(build, bench, proof, limit);
    build_aside(build, proof, false);
    proof->sentence = build_sentence(build, limit >= 1          ? "proof.stands"
                                            : in->verifier == 0 ? "proof.off"
                                            : in->fpr <= limit  ? "proof.holds"
                                                                : "proof.missing");
}

/* ---- nines over the size of the ensemble ---- */

/* One line a size, or every second where there are too many, and the giant's. */
static void nines_rows(const struct build *build, struct scene_instrument *plot,
                       const struct curve_nines *nines)
{
    size_t step = (nines->mesh.count + ROWS_MAX - 1) / ROWS_MAX;
    for (size_t i = 0; !build->glance && i < nines->mesh.count; i += step) {
        build_row(plot,
                  build_join(build, "ui.before_number", build_text(build, "nines.x"),
                             build_number(build, nines->mesh.x[i], "count", 0)),
                  build_join(build, "ui.list_semicolon",
                             build_join(build, "ui.before_number", build_text(build, "nines.mesh"),
                                        build_number(build, nines->mesh.y[i], "-", 1)),
                             build_join(build, "ui.before_number", build_text(build, "nines.law"),
                                        build_number(build, nines->law.y[i], "-", 1))));
    }
    build_row(plot, build_text(build, "nines.giant"),
              build_number(build, nines->giant.y[0], "nines", 1));
    build_row(plot, build_text(build, "nines.judged"),
              build_number(build, nines->giant_judged.y[0], "nines", 1));
}

/* The goal stands high in the plot, and the law leaves it at the top, unless a mesh goes higher. */
static double nines_extent(const struct curve *mesh)
{
    return curve_most(mesh) <= FIVE_NINES + 1 ? FIVE_NINES + 1 : SIM_NINES_MAX;
}

static void add_nines(const struct build *build, const struct workbench *bench)
{
    const struct curve_nines *nines = evaluation_nines(bench->now);
    struct scene_plot *plot = arena_alloc(build->arena, sizeof *plot);
    struct scene_series *series = arena_alloc(build->arena, SERIES * sizeof *series);
    series[0] = build_series('L', '+', build_text(build, "nines.law"), &nines->law);
    series[1] = build_series('G', '-', build_text(build, "nines.giant"), &nines->giant);
    series[2] = build_series('J', '~', build_text(build, "nines.judged"), &nines->giant_judged);
    series[3] = build_series('M', '*', build_text(build, "nines.mesh"), &nines->mesh);
    struct scene_mark *marks = arena_alloc(build->arena, 2 * sizeof *marks);
    marks[0] = (struct scene_mark){'5', build_text(build, "nines.five"), NAN, FIVE_NINES};
    marks[1] = (struct scene_mark){'@', build_text(build, "goodput.now"),
                                   bench->design->in.compound.size,
                                   bench->out->compound.nines_safe};
    *plot = (struct scene_plot){
        .x = build_axis(build, "nines.x", "-", SCENE_LINEAR, 1, nines->mesh.to),
        .y = build_axis(build, "nines.y", "-", SCENE_LINEAR, 0, nines_extent(&nines->mesh)),
        .series = series,
        .series_count = SERIES,
        .marks = marks,
        .mark_count = 2,
    };
    struct scene_instrument *instrument = build_instrument(build, SCENE_PLOT, "nines",
                                                           ROWS_MAX + 2);
    instrument->plot = plot;
    nines_rows(build, instrument, nines);
    instrument->sentence = build_sentence(build, "nines.sentence");
}

void part3_instruments(const struct build *build, const struct workbench *bench)
{
    add_ends(build, &bench->out->compound);
    add_cost(build, bench);
    add_proof(build, bench);
    add_nines(build, bench);
    if (bench->views || build_wants(build, "mesh")) {
        add_mesh(build, bench);
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

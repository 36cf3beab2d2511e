#include "scenes/finale.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "design/judge.h"
#include "lesson/runs.h"
#include "lesson/struck.h"
#include "scenes/levers.h"
#include "scenes/map.h"
#include "scenes/phenomenon.h"
#include "scenes/synthesis.h"
#include "scenes/verdicts.h"
#include "store/number.h"

/* Controls that matter, at least, where there is a column for them. */
enum { LEVERS_WIDE = 6 };

/* Shortfalls nearer than this are ties. */
#define TIE 1e-9

/* ---- what binds ---- */

/* Under stress what did not hold before can't break, and binds nothing. */
static bool is_bound(const struct build *build, const struct workbench *bench, size_t aim)
{
    return !bench->struck || (struck_kept(build->track, bench->state) >> aim & 1) != 0;
}

/*
 * Adds the aims that are missed by most of their limit; what can't be evaluated has its own rows.
 */
static void binding_rows(const struct build *build, struct scene_instrument *table,
                         const struct workbench *bench)
{
    struct evaluation *now = bench->now;
    const struct judged *judged = evaluation_judged(now);
    const struct part *part = &build->track->parts[SIM_PART_FINALE - 1];
    double worst = 0;
    for (size_t i = 0; i < part->aim_count; i++) {
        double margin = is_bound(build, bench, i) ? aim_margin(&part->aims[i], judged) : 0;
        worst = margin < worst ? margin : worst;
    }
    for (size_t i = 0; worst < 0 && i < part->aim_count; i++) {
        const struct rule *aim = &part->aims[i];
        double margin = aim_margin(aim, judged);
        if (margin <= worst * (1 - TIE) && is_bound(build, bench, i)) {
            struct scene_row *row = build_row(table, build_textf(build, "aim.%s", aim->id),
                                              margin_text(build, aim, margin));
            row->note = build->advice == ADVICE_UNEARNED ? build_text(build, "try.unearned")
                                                         : try_note(build, now, aim);
            row->note = *row->note ? row->note : build_text(build, "try.trade");
        }
    }
    if (evaluation_aims_met(now) == part->aim_count) {
        build_row(table, build_text(build, "binding.nothing"), "");
    } else if (bench->struck && worst >= 0) {
        build_row(table, build_text(build, "binding.kept"), "");
    }
}

static void missing_rows(const struct build *build, struct scene_instrument *table,
                         const struct sim_outputs *out)
{
    for (int part = SIM_PART_SCALING; part <= SIM_PART_COMPOUND; part++) {
        if (sim_output_reason(out, (enum sim_part)part) == SIM_NO_DESIGN) {
            build_row(table, build_textf(build, "action.part.%d", part),
                      build_text(build, "radar.not_yet"));
        }
    }
}

/* Held, broken, or not to be said: the aims whose ids begin with north_star. */
static enum holds north_star(const struct part *part, const struct judged *judged)
{
    enum holds all = RULE_HOLDS;
    for (size_t i = 0; i < part->aim_count; i++) {
        if (strncmp(part->aims[i].id, "north_star", strlen("north_star")) == 0) {
            enum holds one = rule_holds(&part->aims[i], &judged->design, &judged->out);
            all = all == RULE_FAILS || one == RULE_HOLDS ? all : one;
        }
    }
    return all;
}

static void add_binding(const struct build *build, const struct workbench *bench)
{
    const struct part *part = &build->track->parts[SIM_PART_FINALE - 1];
    const struct judged *judged = evaluation_judged(bench->now);
    enum holds star = north_star(part, judged);
    struct scene_instrument *table = build_instrument(build, SCENE_VERDICTS, "binding",
                                                      part->aim_count + SIM_PART_COMPOUND + 1);
    binding_rows(build, table, bench);
    missing_rows(build, table, &judged->out);
    struct scene_row *row = build_row(table, build_text(build, "instrument.north_star"),
                                      build_text(build, star == RULE_HOLDS   ? "binding.holds"
                                                        : star == RULE_FAILS ? "binding.broken"
                                                                             : "radar.not_yet"));
    row->verdict = star == RULE_HOLDS   ? SCENE_MET
                   : star == RULE_FAILS ? SCENE_NOT_MET
                                        : SCENE_CANNOT_SAY;
    table->sentence = build_text(build, star == RULE_HOLDS   ? "north_star.ok"
                                        : star == RULE_FAILS ? "north_star.broken"
                                                             : "reason.no_design");
    /* Under stress more controls stand on the left, and what is done with them below all. */
    table->aside = bench->struck && !build->wide;
}

/* ---- the radar with its ghosts ---- */

static const struct run *best_run(const struct part_state *state)
{
    const struct run *best = NULL;
    for (size_t i = state->first_run; i < state->run_count; i++) {
        const struct run *run = &state->runs[i];
        if (!best || run_number(run, "aims_met") > run_number(best, "aims_met")) {
            best = run;
        }
    }
    return best;
}

static const struct sim_radar *ghost(const struct build *build, struct evaluation *of)
{
    struct sim_radar *radar = arena_alloc(build->arena, sizeof *radar);
    *radar = synthesis_radar(evaluation_design(of), evaluation_out(of));
    return radar;
}

/* ---- the site plans side by side ---- */

static double plan_number(const struct table *plans, size_t row, const char *column)
{
    double value = NAN;
    number_parse(table_cell(plans, row, column), &value);
    return value;
}

/* What each plan gives: its places, and how long light takes there and back, power and grid. */
static void add_plans(const struct build *build)
{
    const struct table *plans = row_table(&build->catalog->reference.tables, ROW_SITE_PLAN);
    const struct sim_scaling_in *in = &build->design->in.scaling;
    struct scene_instrument *table = build_instrument(build, SCENE_VALUES, "plans", plans->rows);
    for (size_t i = 0; i < plans->rows; i++) {
        double km = plan_number(plans, i, "dispersion_km");
        double trip = 2 * km * in->route_factor / in->signal_km_s;
        const char *power = build_number(build, plan_number(plans, i, "spare_mw"), "megaw_own", 0);
        const char *grid = build_number(build, plan_number(plans, i, "grid_intensity"), "kg_kwh",
                                        3);
        struct scene_row *row = build_row(
            table, build_textf(build, "site_plan.%s", table_cell(plans, i, "name")),
            build_join(
                build, "ui.list_comma",
                build_join(build, "ui.list_comma", build_number(build, trip, "ms", -3), power),
                grid));
        row->letter = (char)('A' + (int)i); /* as on the plot of their goodput */
        row->limit = build_number(build, km, "km", 0);
    }
    table->sentence = build_text(build, "plans.sentence");
}

/* Under stress what matters most is left to the views and to wide screens: its rows come and go,
 * and would move the radar at a step. */
void finale_instruments(const struct build *build, const struct workbench *bench)
{
    const struct run *best = bench->struck ? NULL : best_run(bench->state);
    bool all = bench->views || build->wide;
    add_binding(build, bench);
    phenomenon_add(build, bench);
    /* Its curve is worked out for those who see it, or have no way to turn to it. */
    if (build_wants(build, "reach") || (bench->views && build->form == NUMBER_WORDS)) {
        phenomenon_add_reach(build, bench);
    }
    phenomenon_add_scale(build);
    if (all || !bench->struck || build_wants(build, "tornado")) {
        levers_add(build, bench->now, bench->views ? SIZE_MAX : build->wide ? LEVERS_WIDE : 1);
    }
    if (best) {
        evaluation_set(bench->best, build->track, SIM_PART_FINALE, &best->design);
    }
    size_t face = build->sheet->scene.instrument_count;
    synthesis_add(build, bench->design, bench->out,
                  bench->first ? ghost(build, bench->first) : NULL,
                  best ? ghost(build, bench->best) : NULL);
    if (all && bench->design->rows[ROW_SITE_PLAN] >= 0) {
        add_plans(build);
        /* The other face stands in the third column: the plans and their plot need its room. */
        build->sheet->instruments[face].on_demand = true;
    }
    if (all) {
        map_add(build, bench->design, &bench->out->scaling);
    }
}

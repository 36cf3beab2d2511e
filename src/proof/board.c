#include "proof/board.h"

#include <math.h>
#include <string.h>

#include "design/grid.h"
#include "proof/witness.h"
#include "store/buffer.h"

enum { AXES = 6, KINDS_MAX = 8, PARTS_NEEDED = 2 };

/* What a mesh is chosen of, the size given. */
static const char *const axis_names[AXES] = {"router", "verifier",  "reasoner",
                                             "quorum", "diversity", "judge"};
enum { VERIFIER = 1, JUDGE = 5 };

/* A place in the grid of all designs of one size. */
struct mesh_grid {
    const struct control *axes[AXES];
    size_t count[AXES], at[AXES];
    const struct control *size;
};

static void grid_begin(struct mesh_grid *grid, const struct part *part)
{
    memset(grid, 0, sizeof *grid);
    grid->size = control_find(part, "size");
    for (size_t i = 0; i < AXES; i++) {
        grid->axes[i] = control_find(part, axis_names[i]);
        grid->count[i] = grid_count(grid->axes[i]);
    }
}

/* The next place; false after the last. */
static bool grid_next(struct mesh_grid *grid)
{
    size_t i = 0;
    while (i < AXES && ++grid->at[i] == grid->count[i]) {
        grid->at[i++] = 0;
    }
    return i < AXES;
}

/* False where there is no such design, or it is another one: no judge is at work in it. */
static bool grid_design(const struct mesh_grid *grid, double size, struct designs *designs)
{
    bool judged = grid->at[VERIFIER] > 0;
    design_put(&designs->of[SIM_PART_COMPOUND - 1], sim_param_find("quorum"), 1);
    if (!designs_put(designs, SIM_PART_COMPOUND, grid->size, size)) {
        return false;
    }
    for (size_t i = 0; i < AXES; i++) {
        double value = grid_value(grid->axes[i], grid->at[i]);
        if (!designs_put(designs, SIM_PART_COMPOUND, grid->axes[i], value)) {
            return false;
        }
    }
    return judged || grid->at[JUDGE] == 0;
}

/* What was found among them. */
struct board_search {
    size_t tried, met;
    struct design first;     /* that meets all aims */
    bool differs[AXES];      /* from the first, in another one that does */
    double right;            /* the most */
    double over;             /* right above what the judge allows; at most 0 */
    double least[KINDS_MAX]; /* unsafe with each judge, all other aims met; infinite: never */
    double most[KINDS_MAX];  /* right with each judge */
};

/* Whether all aims are met but, perhaps, that of safety. */
static bool meets_others(const struct part *part, const struct judged *judged)
{
    const struct sim_output *safe = sim_output_find("nines_safe");
    for (size_t i = 0; i < part->aim_count; i++) {
        const struct rule *aim = &part->aims[i];
        if (aim->value.output != safe &&
            rule_holds(aim, &judged->design, &judged->out) != RULE_HOLDS) {
            return false;
        }
    }
    return true;
}

static void note_judge(const struct part *part, const struct mesh_grid *grid,
                       const struct judged *judged, struct board_search *tally)
{
    size_t kind = grid->at[JUDGE];
    if (grid->at[VERIFIER] > 0 && kind < KINDS_MAX) {
        tally->most[kind] = fmax(tally->most[kind], judged->out.compound.right);
        if (meets_others(part, judged)) {
            tally->least[kind] = fmin(tally->least[kind], judged->out.compound.unsafe);
        }
    }
}

static void note(const struct part *part, const struct mesh_grid *grid, const struct judged *judged,
                 struct board_search *tally)
{
    const struct sim_compound_out *out = &judged->out.compound;
    tally->tried++;
    tally->right = fmax(tally->right, out->right);
    tally->over = fmax(tally->over, out->right - out->right_limit);
    note_judge(part, grid, judged, tally);
    if (judged_aims_met(part, judged) < part->aim_count) {
        return;
    }
    tally->first = tally->met++ == 0 ? judged->design : tally->first;
    for (size_t i = 0; i < AXES; i++) {
        tally->differs[i] |= control_value(grid->axes[i], &judged->design) !=
                             control_value(grid->axes[i], &tally->first);
    }
}

static void tally_all(const struct proving *proving, double size, struct board_search *tally)
{
    struct mesh_grid grid;
    *tally = (struct board_search){.over = -INFINITY};
    for (size_t i = 0; i < KINDS_MAX; i++) {
        tally->least[i] = INFINITY;
    }
    grid_begin(&grid, proving->part);
    do {
        struct designs designs = proving->search.start;
        struct judged judged;
        if (grid_design(&grid, size, &designs)) {
            designs_judge(proving->search.track, &designs, SIM_PART_COMPOUND, &judged);
            note(proving->part, &grid, &judged, tally);
        }
    } while (grid_next(&grid));
}

/* ---- the claims ---- */

/* What all have in common and the defaults don't have; the result is how many parts that is. */
static size_t say_common(const struct proving *proving, const struct board_search *tally,
                         struct buffer *says)
{
    const struct search *search = &proving->search;
    size_t common = 0;
    for (size_t i = 0; i < AXES && tally->met > 0; i++) {
        const struct control *control = control_find(proving->part, axis_names[i]);
        bool chosen = control_value(control, &tally->first) !=
                      control_value(control, &search->track->defaults);
        if (!tally->differs[i] && chosen) {
            common++;
            witness_add_control(search->catalog, control, &tally->first, says);
        }
    }
    return common;
}

/* How far the other judges are from the challenge. */
static void say_judges(const struct proving *proving, const struct board_search *tally,
                       struct buffer *says)
{
    const struct control *judge = control_find(proving->part, axis_names[JUDGE]);
    for (size_t i = 0; i < grid_count(judge) && i < KINDS_MAX; i++) {
        buffer_add_format(says, "; %s: right %.3g at most",
                          table_id(judge->table, (size_t)judge->min + i), tally->most[i]);
        if (isfinite(tally->least[i])) {
            buffer_add_format(says, ", unsafe %.2g at least", tally->least[i]);
        }
    }
}

void board_prove(struct proving *proving)
{
    const struct sim_compound_in *in = &proving->search.track->defaults.in.compound;
    struct buffer says = {0};
    struct board_search tally;
    tally_all(proving, in->board_size, &tally);
    buffer_add_format(&says, "%zu of %zu designs of %g members meet it, all with", tally.met,
                      tally.tried, in->board_size);
    size_t common = say_common(proving, &tally, &says);
    say_judges(proving, &tally, &says);
    proving_say(proving, "board needs parts together", common >= PARTS_NEEDED, "%s",
                buffer_text(&says));
    proving_say(proving, "right stays within the judge's bound", tally.over <= 0,
                "right - right_limit is at most %.2g", tally.over);
    tally_all(proving, 1, &tally);
    proving_say(proving, "no member alone beats the giant", tally.right < in->p_giant,
                "right in %.4g at most, the giant in %.4g", tally.right, in->p_giant);
    buffer_free(&says);
}

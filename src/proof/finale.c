#include "proof/finale.h"

#include <math.h>
#include <string.h>

#include "proof/fleets.h"
#include "proof/onward.h"
#include "proof/opening.h"
#include "proof/witness.h"
#include "store/buffer.h"
#include "store/number.h"

enum { CHOICE_STARTS = 5 };

/* ---- the witness in words ---- */

static bool named_before(const struct track *track, size_t part, const char *name)
{
    for (size_t i = 0; i < part; i++) {
        const struct control *control = control_find(&track->parts[i], name);
        if (control && control->slider > 0 && !control->fixed) {
            return true;
        }
    }
    return false;
}

/* What the finale is judged with, as far as it differs from the track's own finale. */
static void name_whole(const struct search *search, const struct designs *designs,
                       struct buffer *text)
{
    struct design plain = search->track->defaults;
    struct judged judged;
    part_pin(search->track, SIM_PART_FINALE, &plain);
    designs_judge(search->track, designs, SIM_PART_FINALE, &judged);
    for (size_t i = 0; i < PARTS; i++) {
        const struct part *part = &search->track->parts[i];
        for (size_t k = 0; k < part->slider_count; k++) {
            const struct control *control = &part->controls[k];
            if (!control->fixed && !named_before(search->track, i, control->name) &&
                control_value(control, &judged.design) != control_value(control, &plain)) {
                witness_add_control(search->catalog, control, &judged.design, text);
            }
        }
    }
}

/* Sliders of the finale that stood elsewhere in the part that they come from. */
static void name_moved(const struct search *search, const struct designs *designs,
                       struct buffer *text)
{
    const struct part *finale = &search->track->parts[SIM_PART_FINALE - 1];
    for (size_t i = 0; i < finale->slider_count; i++) {
        const char *name = finale->controls[i].name;
        const struct control *first = control_find(&search->track->parts[SIM_PART_SCALING - 1],
                                                   name);
        const struct design *one = &designs->of[SIM_PART_SCALING - 1];
        if (first && first->slider > 0 &&
            control_value(first, one) != control_value(first, &designs->of[SIM_PART_FINALE - 1])) {
            buffer_add_text(text, ", in part 1");
            witness_add_control(search->catalog, first, one, text);
        }
    }
}

/* ---- the search ---- */

/* Leaves the search where it found, so that it can go on from there. */
static bool find_whole(struct search *search, const struct designs *fleets, size_t count,
                       struct designs *found)
{
    for (size_t i = 0; i < count; i++) {
        fleets_begin_with(search, &fleets[i].of[SIM_PART_SCALING - 1]);
        if (search_find(search, SEARCH_STARTS, found)) {
            return true;
        }
    }
    return false;
}

static void say_found(struct proving *proving, const struct designs *found)
{
    struct buffer witness = {0};
    name_whole(&proving->search, found, &witness);
    name_moved(&proving->search, found, &witness);
    proving_say(proving, "can be met with parts 1 to 3", true, "with%s", buffer_text(&witness));
    buffer_free(&witness);
}

static void say_not_found(struct proving *proving, const struct designs *nearest)
{
    const struct search *search = &proving->search;
    struct buffer unmet = {0};
    struct origin first = {0};
    for (size_t i = SIM_PART_RELIABILITY - 1; i < PARTS; i++) {
        const struct part *part = &search->track->parts[i];
        struct judged judged;
        designs_judge(search->track, nearest, part->number, &judged);
        for (size_t k = 0; k < part->aim_count; k++) {
            if (rule_holds(&part->aims[k], &judged.design, &judged.out) != RULE_HOLDS) {
                first = unmet.length > 0 ? first : part->aims[k].origin;
                buffer_add_format(&unmet, " %s.%s", part_id(part->number), part->aims[k].id);
            }
        }
    }
    proving_say_at(proving, "can be met with parts 1 to 3", false, first,
                   "no design was found; not met at the last one tried:%s", buffer_text(&unmet));
    buffer_free(&unmet);
}

/* The rows of a table that the finale can be met with, after one of the fleets: a choice needs two.
 */
static void prove_choice(struct proving *proving, const struct control *control,
                         const struct designs *fleets, size_t count)
{
    struct buffer with = {0}, without = {0};
    struct designs starts[FLEETS_MOST];
    size_t possible = 0;
    for (size_t i = 0; i < count; i++) {
        struct search search = proving->search;
        fleets_begin_with(&search, &fleets[i].of[SIM_PART_SCALING - 1]);
        starts[i] = search.start;
    }
    for (size_t row = 0; row < control->table->rows; row++) {
        struct search search = proving->search;
        struct designs found;
        bool met = false;
        search.kept = control;
        for (size_t i = 0; i < count && !met; i++) {
            search.start = starts[i];
            designs_put(&search.start, SIM_PART_FINALE, control, (double)row);
            met = search_find(&search, CHOICE_STARTS, &found);
        }
        possible += met;
        buffer_add_format(met ? &with : &without, " %s", table_id(control->table, row));
    }
    proving_say(proving, "two plans can meet it", possible >= 2, "with%s; not with%s",
                with.length > 0 ? buffer_text(&with) : " none",
                without.length > 0 ? buffer_text(&without) : " none");
    buffer_free(&with);
    buffer_free(&without);
}

bool finale_find(const struct catalog *catalog, const struct track *track, struct designs *found)
{
    struct search search;
    struct designs fleets[FLEETS_MOST];
    search_begin(&search, catalog, track, SIM_PART_FINALE);
    search.open[SIM_PART_RELIABILITY - 1] = search.open[SIM_PART_COMPOUND - 1] = true;
    *found = search.start;
    bool met = find_whole(&search, fleets, fleets_find(catalog, track, fleets), found);
    if (met) {
        search_simplify(&search, found);
    }
    return met;
}

void finale_prove(struct proving *proving)
{
    struct search *search = &proving->search;
    struct designs fleets[FLEETS_MOST], *first = &proving->witnesses[0];
    size_t count = fleets_find(search->catalog, search->track, fleets);
    search->open[SIM_PART_RELIABILITY - 1] = search->open[SIM_PART_COMPOUND - 1] = true;
    *first = search->start;
    if (!find_whole(search, fleets, count, first)) {
        say_not_found(proving, first);
        return;
    }
    search_simplify(search, first);
    say_found(proving, first);
    opening_prove(proving, fleets, count);
    onward_prove(proving, first);
    proving->witness_count = 1 +
                             search_gather(search, SEARCH_STARTS, first + 1, PROVING_WITNESSES - 1);
    for (size_t i = 0; i < proving->part->slider_count; i++) {
        const struct control *control = &proving->part->controls[i];
        if (control->table && !control->fixed) {
            prove_choice(proving, control, fleets, count);
        }
    }
}

/* ---- site plans ---- */

static double cell(const struct table *table, size_t row, const char *column)
{
    double value = NAN;
    const char *text = table_cell(table, row, column);
    if (text) {
        number_parse(text, &value);
    }
    return value;
}

/* As near, as powered, as clean or more; a plan that is equal in all is no choice either. */
static bool dominates(const struct table *table, size_t a, size_t b)
{
    return cell(table, a, "dispersion_km") <= cell(table, b, "dispersion_km") &&
           cell(table, a, "spare_mw") >= cell(table, b, "spare_mw") &&
           cell(table, a, "grid_intensity") <= cell(table, b, "grid_intensity");
}

void finale_prove_plans(struct proving *proving)
{
    const struct control *plan = control_find(proving->part, row_name(ROW_SITE_PLAN));
    struct buffer wrong = {0};
    if (!plan) {
        return;
    }
    const struct table *table = plan->table;
    for (size_t a = 0; a < table->rows; a++) {
        for (size_t b = 0; b < table->rows; b++) {
            if (a != b && dominates(table, a, b)) {
                buffer_add_format(&wrong, "; %s is nowhere worse than %s", table_id(table, a),
                                  table_id(table, b));
            }
        }
    }
    proving_say(proving, "no site plan dominates", wrong.length == 0, "%zu plans%s", table->rows,
                buffer_text(&wrong));
    buffer_free(&wrong);
}

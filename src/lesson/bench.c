#include "lesson/bench.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "course/catalog.h"
#include "design/dial.h"
#include "design/limits.h"
#include "lesson/given.h"
#include "lesson/quantity.h"
#include "lesson/rules.h"
#include "store/number.h"
#include "store/pairs.h"

/* ---- what lies there ---- */

struct evaluation *bench_evaluation(const struct bench *bench)
{
    evaluation_set(bench->evaluation, bench->track, bench->part->number, &bench->design);
    return bench->evaluation;
}

static void changed(struct bench *bench)
{
    if (!evaluation_failure(bench_evaluation(bench))) {
        bench->good = bench->design;
        bench->has_good = true;
    }
}

void bench_load(struct bench *bench, const struct catalog *catalog, const struct track *track,
                const struct part *part, const struct design *design)
{
    bench->catalog = catalog;
    bench->track = track;
    bench->part = part;
    bench->design = *design;
    bench->has_good = false;
    undo_start(&bench->undo, &bench->design);
    changed(bench);
}

void bench_put(struct bench *bench, const struct design *design)
{
    bench->design = *design;
    undo_push(&bench->undo, &bench->design, NULL);
    changed(bench);
}

void bench_begin(struct bench *bench)
{
    *bench = (struct bench){
        .evaluation = evaluation_new(),
        .first = evaluation_new(),
        .best = evaluation_new(),
    };
}

void bench_end(struct bench *bench)
{
    undo_free(&bench->undo);
    evaluation_free(bench->evaluation);
    evaluation_free(bench->first);
    evaluation_free(bench->best);
}

bool bench_differs(const struct part *part, const struct design *a, const struct design *b)
{
    for (size_t i = 0; i < part->slider_count; i++) {
        const struct control *control = &part->controls[i];
        if (control_value(control, a) != control_value(control, b)) {
            return true;
        }
    }
    return false;
}

/* ---- as records hold it ---- */

void bench_block(const struct catalog *catalog, const struct part *part,
                 const struct design *design, struct buffer *block)
{
    char value[VALUE_BYTES];
    for (size_t i = 0; i < part->slider_count; i++) {
        const char *name = part->controls[i].name;
        pairs_add(block, name, design_get(&catalog->reference, design, name, value));
    }
    for (const char *const *given = given_names(part->number); *given; given++) {
        const struct control *control = control_find(part, *given);
        const char *text = design_get(&catalog->reference, design, *given, value);
        if ((!control || control->slider == 0) && strcmp(text, "nan") != 0) {
            pairs_add(block, *given, text);
        }
    }
}

void bench_figures(const struct bench *bench, struct buffer *block)
{
    const struct sim_outputs *out = evaluation_out(bench_evaluation(bench));
    size_t count;
    const struct sim_output *table = sim_output_table(&count);
    const char *asked = rules_of(bench->part->number)->asked_output;
    for (size_t i = 0; i < count; i++) {
        double value = sim_output_get(out, &table[i]);
        if (table[i].part == bench->part->number && !isnan(value) &&
            !(asked && strcmp(table[i].name, asked) == 0)) {
            pairs_add_number(block, table[i].name, value);
        }
    }
}

void bench_run_block(const struct bench *bench, uint64_t seed, size_t run, struct buffer *block)
{
    const struct rules *rules = rules_of(bench->part->number);
    bench_block(bench->catalog, bench->part, &bench->design, block);
    bench_figures(bench, block);
    pairs_add_number(block, "aims_met", (double)evaluation_aims_met(bench_evaluation(bench)));
    if (rules->record) {
        rules->record(&bench->design, seed + run, block);
    }
}

/* ---- changing a control ---- */

static void refuse_text(struct outcome *outcome, const char *id)
{
    outcome_refuse(outcome, message_text(id));
}

static double after_step(const struct control *control, const struct limits *limits, double value,
                         const struct event *event)
{
    int direction = event->steps > 0 ? 1 : -1;
    double size = event->size == STEP_FINE     ? control->fine
                  : event->size == STEP_COARSE ? control->coarse
                                               : control->step;
    if (event->size == STEP_TO_LIMIT) {
        return direction > 0 ? limits->max : limits->min;
    }
    for (int i = 0; i < abs(event->steps); i++) {
        value = dial_step(control, value, size, direction);
    }
    return direction > 0 ? fmin(value, limits->max) : fmax(value, limits->min);
}

/* Puts the changed design in place, if its values fit together. Steps in a row are undone as one.
 */
static void control_changed(struct bench *bench, const struct control *control,
                            const struct design *next, bool step, struct outcome *outcome)
{
    enum sim_reason conflict = sim_param_check(&next->in);
    if (conflict != SIM_OK) {
        refuse_text(outcome, arena_printf(outcome->arena, "refuse.%s", sim_reason_id(conflict)));
    } else if (control_value(control, next) != control_value(control, &bench->design)) {
        bench->design = *next;
        undo_push(&bench->undo, next, step ? control->name : NULL);
        changed(bench);
    }
}

static void control_set(struct bench *bench, const struct control *control, double value, bool step,
                        struct outcome *outcome)
{
    struct design next = bench->design;
    control_put(control, &next, value);
    control_changed(bench, control, &next, step, outcome);
}

static double after_turn(const struct control *control, double option, const struct event *event)
{
    int count = (int)dial_option_count(control);
    int at = (int)(option - control->min) + event->steps;
    if (event->size == STEP_TO_LIMIT) {
        return event->steps > 0 ? control->min + count - 1 : control->min;
    }
    return control->min + (at % count + count) % count;
}

/* A number stops where the design lets it go no further, and says why when it stands there. */
static void control_step(struct bench *bench, const struct control *control,
                         const struct event *event, struct outcome *outcome)
{
    double value = control_value(control, &bench->design);
    if (dial_is_option(control)) {
        control_set(bench, control, after_turn(control, value, event), true, outcome);
        return;
    }
    struct limits limits = limits_of(control, &bench->design);
    const char *why = event->steps > 0 ? limits.above : limits.below;
    double next = after_step(control, &limits, value, event);
    if (why && (event->steps > 0 ? next <= value : next >= value)) {
        refuse_text(outcome, why);
    } else {
        control_set(bench, control, next, true, outcome);
    }
}

static void control_choose(struct bench *bench, const struct control *control, int option,
                           struct outcome *outcome)
{
    if (!dial_is_option(control) || option < 0 || (size_t)option >= dial_option_count(control)) {
        refuse_text(outcome, "refuse.option");
    } else {
        control_set(bench, control, control->min + option, false, outcome);
    }
}

/* An option by its name; the front end's labels have become options already. */
static void type_option(struct bench *bench, const struct control *control, const char *text,
                        struct outcome *outcome)
{
    struct design next = bench->design;
    char why[WHY_BYTES];
    if (control_read(&bench->catalog->reference, control, &next, text, why)) {
        control_changed(bench, control, &next, false, outcome);
    } else {
        outcome_refuse(outcome,
                       (struct message){.id = "ui.about",
                                        .words = {{"what", MESSAGE_LABEL, .control = control},
                                                  {"why", MESSAGE_OPTIONS, .control = control}}});
    }
}

/* A typed number is in the unit that the control shows. */
static void type_number(struct bench *bench, const struct control *control, const char *text,
                        struct outcome *outcome)
{
    double value;
    const struct unit *unit = control->unit;
    const struct quantity asked = {.rule = &bench->catalog->language.typed,
                                   .unit = unit,
                                   .share = !*unit->symbol && !*unit->base &&
                                            control->param->kind == SIM_REAL && control->max <= 1,
                                   .what = {.kind = MESSAGE_TYPED, .text = text},
                                   .otherwise = message_about(text, "refuse.number")};
    if (!quantity_read(&asked, text, &value, outcome)) {
        return;
    }
    value *= unit->factor;
    double slack = 1e-9 * fabs(value);
    if (!isfinite(value) || value < control->min - slack || value > control->max + slack) {
        outcome_refuse(outcome,
                       (struct message){.id = "ui.outside",
                                        .words = {{"label", MESSAGE_LABEL, .control = control},
                                                  {"typed", MESSAGE_TYPED, .text = text},
                                                  {"range", MESSAGE_RANGE, .control = control}}});
        return;
    }
    value = control->param->kind == SIM_COUNT ? round(value) : value;
    struct limits limits = limits_of(control, &bench->design);
    const char *why = value > limits.max ? limits.above : value < limits.min ? limits.below : NULL;
    if (why) {
        refuse_text(outcome, why);
    } else {
        control_set(bench, control, value, false, outcome);
    }
}

static void control_event(struct bench *bench, const struct control *control,
                          const struct event *event, struct outcome *outcome)
{
    switch (event->kind) {
    case EVENT_STEP: control_step(bench, control, event, outcome); return;
    case EVENT_CHOOSE: control_choose(bench, control, event->steps, outcome); return;
    case EVENT_TYPE:
        if (dial_is_option(control)) {
            type_option(bench, control, event->text, outcome);
        } else {
            type_number(bench, control, event->text, outcome);
        }
        return;
    default: refuse_text(outcome, "refuse.field");
    }
}

bool bench_has_failed(const struct bench *bench)
{
    return bench->has_good && evaluation_failure(bench_evaluation(bench));
}

/* The first control that differs, and how many do; NULL: none. */
static const struct control *first_changed(const struct bench *bench, const struct design *before,
                                           size_t *count)
{
    const struct control *changed = NULL;
    *count = 0;
    for (size_t i = 0; i < bench->part->control_count; i++) {
        const struct control *control = &bench->part->controls[i];
        if (control_value(control, before) != control_value(control, &bench->design)) {
            changed = changed ? changed : control;
            ++*count;
        }
    }
    return changed;
}

/* Walks through the designs to the next that is another one (steps there and back left the same
 * one behind), and says which control came back, or how many. */
static void walk(struct bench *bench, bool back, struct outcome *outcome)
{
    const struct design before = bench->design;
    const struct control *changed = NULL;
    size_t count;
    do {
        if (!(back ? undo_back : undo_forth)(&bench->undo, &bench->design)) {
            refuse_text(outcome, back ? "undo.none" : "redo.none");
            return;
        }
        changed = first_changed(bench, &before, &count);
    } while (!changed);
    outcome->message = (struct message){
        .id = count > 1 ? "ui.came_back_more" : "ui.came_back",
        .words = {
            {"label", MESSAGE_LABEL, .control = changed},
            {"before", MESSAGE_VALUE, .control = changed, .value = control_value(changed, &before)},
            {"value", MESSAGE_VALUE, .control = changed,
             .value = control_value(changed, &bench->design)},
            {"count", MESSAGE_PLAIN, .text = arena_printf(outcome->arena, "%zu", count - 1)}}};
}

void bench_event(struct bench *bench, const struct event *event, struct outcome *outcome)
{
    switch (event->kind) {
    case EVENT_UNDO: walk(bench, true, outcome); return;
    case EVENT_REDO: walk(bench, false, outcome); return;
    default: break;
    }
    const char *field = event->field ? event->field : "";
    const struct control *control = control_find(bench->part, field);
    if (!control || control->slider == 0) {
        outcome_refuse(outcome, message_about(field, "refuse.field"));
    } else if (control->fixed) {
        refuse_text(outcome, "control.fixed");
    } else {
        control_event(bench, control, event, outcome);
    }
}

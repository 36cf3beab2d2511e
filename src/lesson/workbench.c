/* workbench: the design, its controls and committed runs. The same for every part. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "design/dial.h"
#include "design/evaluate.h"
#include "design/judge.h"
#include "lesson/session_impl.h"
#include "scenes/dial_words.h"
#include "scenes/verdicts.h"
#include "store/number.h"
#include "store/pairs.h"

/* ---- loading, saving ---- */

static bool design_is_good(const struct lab_session *session, const struct lab_design *design)
{
    struct sim_outputs out;
    lab_evaluate(session->part, design, &out);
    return lab_failure_now(session_part_data(session), design, &out) == NULL;
}

static void design_changed(struct lab_session *session)
{
    if (design_is_good(session, &session->design)) {
        session->good = session->design;
        session->has_good = true;
    }
}

void workbench_load(struct lab_session *session)
{
    const struct lab_part_state *part = session_part(session);
    session->design = part->design;
    lab_part_link(session->state, (size_t)session->state->track, session->part, &session->design);
    lab_part_prepare(session_track(session), session->part, &session->design);
    session->has_good = false;
    undo_start(&session->undo, &session->design);
    design_changed(session);
}

void workbench_pairs(const struct lab_session *session, const struct lab_design *design,
                     struct buffer *block)
{
    const struct lab_part *part = session_part_data(session);
    char value[LAB_VALUE_BYTES];
    for (size_t i = 0; i < part->slider_count; i++) {
        const char *name = part->controls[i].name;
        pairs_add(block, name, lab_design_get(session->catalog, design, name, value));
    }
    const char *const *given = lab_part_ops(session->part)->given;
    for (; given && *given; given++) {
        const struct lab_control *control = lab_control_find(part, *given);
        const char *text = lab_design_get(session->catalog, design, *given, value);
        if ((!control || control->slider == 0) && strcmp(text, "nan") != 0) {
            pairs_add(block, *given, text);
        }
    }
}

bool workbench_differs(const struct lab_session *session, const struct lab_design *a,
                       const struct lab_design *b)
{
    const struct lab_part *part = session_part_data(session);
    for (size_t i = 0; i < part->slider_count; i++) {
        const struct lab_control *control = &part->controls[i];
        if (lab_control_value(control, a) != lab_control_value(control, b)) {
            return true;
        }
    }
    return false;
}

bool workbench_is_preset(const struct lab_session *session)
{
    const struct lab_part_state *part = session_part(session);
    return part->preset && !workbench_differs(session, &session->design, &part->design);
}

bool workbench_save(struct lab_session *session)
{
    if (!undo_is_used(&session->undo) ||
        !workbench_differs(session, &session->design, &session_part(session)->design)) {
        return true;
    }
    struct buffer block = {0};
    workbench_pairs(session, &session->design, &block);
    bool ok = session_record(session, "design", "left", buffer_text(&block), &session->design);
    buffer_free(&block);
    return ok;
}

size_t workbench_aims_met(const struct lab_session *session, const struct lab_design *design)
{
    struct lab_judged judged;
    lab_judge(session_track(session), session->part, design, &judged);
    return lab_aims_met(session_part_data(session), &judged);
}

/* Every output of the part that has a value, but for the one that the reflection will ask for. */
static void output_pairs(const struct lab_session *session, struct buffer *block)
{
    struct sim_outputs out;
    size_t count;
    const struct sim_output *table = sim_output_table(&count);
    const char *asked = lab_part_ops(session->part)->asked_output;
    lab_evaluate(session->part, &session->design, &out);
    for (size_t i = 0; i < count; i++) {
        double value = sim_output_get(&out, &table[i]);
        if (table[i].part == session->part && !isnan(value) &&
            !(asked && strcmp(table[i].name, asked) == 0)) {
            pairs_add_number(block, table[i].name, value);
        }
    }
}

/* A run's record: the controls, the instruments, the aims met, and what the part adds. */
static void run_block(const struct lab_session *session, size_t run, struct buffer *block)
{
    const struct lab_part_ops *ops = lab_part_ops(session->part);
    workbench_pairs(session, &session->design, block);
    output_pairs(session, block);
    pairs_add_number(block, "aims_met", (double)workbench_aims_met(session, &session->design));
    if (ops->record) {
        ops->record(&session->design, session->seed + run, block);
    }
}

static void say_committed(struct lab_session *session, const char *key)
{
    struct build *build = &session->build;
    const struct lab_part *part = session_part_data(session);
    const struct lab_part_state *state = session_part(session);
    bool counts = lab_runs_counted(part, state) == lab_runs_made(state);
    session_say(
        session, false, "%s %s. %s%s%s", build_text(build, "commit.saved"), key,
        lab_verdict_summary(build, part->aim_count, workbench_aims_met(session, &session->design)),
        counts ? "" : ". ", counts ? "" : build_text(build, "commit.uncounted"));
}

bool workbench_commit(struct lab_session *session)
{
    if (workbench_is_preset(session)) {
        return session_say_text(session, "preset.refused");
    }
    struct buffer block = {0};
    char number[NUMBER_ROOM];
    size_t run = session_part(session)->run_count + 1;
    const char *key = number_short((double)run, number);
    run_block(session, run, &block);
    const char *event = lab_part_ops(session->part)->run_event;
    bool ok = session_record(session, event ? event : "run", key, buffer_text(&block),
                             &session->design);
    buffer_free(&block);
    if (ok) {
        say_committed(session, key);
    }
    return ok;
}

bool workbench_set(struct lab_session *session, const struct lab_design *design)
{
    session->screen = session->part == SIM_PART_FINALE ? SCENE_FINALE : SCENE_WORKBENCH;
    session->design = *design;
    lab_part_link(session->state, (size_t)session->state->track, session->part, &session->design);
    lab_part_prepare(session_track(session), session->part, &session->design);
    undo_push(&session->undo, &session->design, NULL);
    design_changed(session);
    return true;
}

bool workbench_restore(struct lab_session *session)
{
    return session->has_good ? workbench_set(session, &session->good)
                             : session_say_text(session, "restore.none");
}

/* ---- changing a control ---- */

static double after_step(const struct lab_control *control, double value,
                         const struct lab_event *event)
{
    int direction = event->steps > 0 ? 1 : -1;
    double size = event->size == LAB_FINE     ? control->fine
                  : event->size == LAB_COARSE ? control->coarse
                                              : control->step;
    if (event->size == LAB_TO_LIMIT) {
        return direction > 0 ? control->max : control->min;
    }
    for (int i = 0; i < abs(event->steps); i++) {
        value = dial_step(control, value, size, direction);
    }
    return value;
}

/* Puts the changed design in place, if its values fit together. */
static bool control_changed(struct lab_session *session, const struct lab_control *control,
                            const struct lab_design *next)
{
    enum sim_reason conflict = sim_param_check(&next->in);
    if (conflict != SIM_OK) {
        return session_say(session, false, "%s",
                           build_textf(&session->build, "refuse.%s", sim_reason_id(conflict)));
    }
    if (lab_control_value(control, next) != lab_control_value(control, &session->design)) {
        session->design = *next;
        undo_push(&session->undo, next, control->name);
        design_changed(session);
    }
    return true;
}

static bool control_step(struct lab_session *session, const struct lab_control *control,
                         const struct lab_event *event)
{
    struct lab_design next = session->design;
    double value = lab_control_value(control, &next);
    if (dial_is_option(control)) {
        int count = (int)dial_option_count(control);
        int at = (int)value + (event->size == LAB_TO_LIMIT ? 0 : event->steps);
        if (event->size == LAB_TO_LIMIT) {
            at = event->steps > 0 ? count - 1 : 0;
        }
        value = (at % count + count) % count;
    } else {
        value = after_step(control, value, event);
    }
    lab_control_put(control, &next, value);
    return control_changed(session, control, &next);
}

static bool control_choose(struct lab_session *session, const struct lab_control *control,
                           int option)
{
    struct lab_design next = session->design;
    if (!dial_is_option(control) || option < 0 || (size_t)option >= dial_option_count(control)) {
        return session_say_text(session, "refuse.option");
    }
    lab_control_put(control, &next, option);
    return control_changed(session, control, &next);
}

static bool type_option(struct lab_session *session, const struct lab_control *control,
                        const char *text)
{
    struct lab_design next = session->design;
    char why[LAB_WHY_BYTES];
    for (size_t i = 0; i < dial_option_count(control); i++) {
        if (strcmp(dial_option(&session->build, control, i), text) == 0) {
            return control_choose(session, control, (int)i);
        }
    }
    if (!lab_design_set(session->catalog, &next, control->name, text, why)) {
        return session_say(session, false, "%s", why);
    }
    return control_changed(session, control, &next);
}

/* A typed number is in the unit that the control shows. */
static bool type_number(struct lab_session *session, const struct lab_control *control,
                        const char *text)
{
    struct lab_design next = session->design;
    double value;
    const char *label = dial_label(&session->build, control);
    if (!number_parse_typed(text, &value)) {
        return session_refuse(session, text, "refuse.number");
    }
    value *= control->unit->factor;
    double slack = 1e-9 * fabs(value);
    if (value < control->min - slack || value > control->max + slack) {
        return session_say(session, false, "%s: %.40s %s %s", label, text,
                           build_text(&session->build, "refuse.outside"),
                           dial_range(&session->build, control));
    }
    if (control->param->kind == SIM_COUNT) {
        value = round(value);
    }
    lab_control_put(control, &next, value);
    return control_changed(session, control, &next);
}

bool workbench_event(struct lab_session *session, const struct lab_event *event)
{
    if (event->kind == LAB_UNDO) {
        return undo_back(&session->undo, &session->design) ||
               session_say_text(session, "undo.none");
    }
    if (event->kind == LAB_REDO) {
        return undo_forth(&session->undo, &session->design) ||
               session_say_text(session, "redo.none");
    }
    if (event->kind == LAB_RESTORE) {
        return workbench_restore(session);
    }
    const struct lab_control *control = event->field ? lab_control_find(session_part_data(session),
                                                                        event->field)
                                                     : NULL;
    if (!control || control->slider == 0) {
        return session_refuse(session, event->field ? event->field : "", "refuse.field");
    }
    if (control->fixed) {
        return session_say_text(session, "control.fixed");
    }
    switch (event->kind) {
    case LAB_STEP: return control_step(session, control, event);
    case LAB_CHOOSE: return control_choose(session, control, event->steps);
    case LAB_TYPE:
        return dial_is_option(control) ? type_option(session, control, event->text)
                                       : type_number(session, control, event->text);
    default: return false;
    }
}

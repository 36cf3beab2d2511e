/* workbench_scene: what a workbench shows: controls, actions, verdicts, instruments. */
#include <math.h>
#include <string.h>

#include "design/dial.h"
#include "design/judge.h"
#include "lesson/session_impl.h"
#include "scenes/dial_words.h"
#include "scenes/verdicts.h"

enum { SLIDERS_IN_SIGHT = 3 };

static void option_field(struct build *build, const struct lab_control *control,
                         const struct lab_design *design, struct scene_field *field)
{
    size_t count = dial_option_count(control);
    const char **labels = arena_alloc(build->arena, count * sizeof *labels);
    for (size_t i = 0; i < count; i++) {
        labels[i] = dial_option(build, control, i);
    }
    double at = lab_control_value(control, design);
    field->options = labels;
    field->option_count = count;
    field->option = at >= 0 && at < (double)count ? (size_t)at : count;
    field->value = dial_value(build, control, design);
}

/* The bytes of the widest value, so that what follows a value stays where it is on the screen. */
static int widest_value(struct build *build, const struct lab_control *control,
                        const struct scene_field *field)
{
    size_t widest = strlen(field->value);
    for (size_t i = 0; i < field->option_count; i++) {
        size_t length = strlen(field->options[i]);
        widest = length > widest ? length : widest;
    }
    if (field->kind == SCENE_NUMBER) {
        struct lab_design highest = *build->design;
        lab_control_put(control, &highest, control->max);
        size_t length = strlen(dial_value(build, control, &highest));
        widest = length > widest ? length : widest;
    }
    return build->form == LAB_NUMBER_PLAIN ? (int)widest : 0;
}

static void control_field(struct lab_session *session, const struct lab_control *control,
                          const struct lab_design *first, const char *summary)
{
    struct build *build = &session->build;
    enum scene_field_kind kind = !dial_is_option(control) ? SCENE_NUMBER
                                 : control->param && control->param->kind == SIM_SWITCH
                                     ? SCENE_SWITCH
                                     : SCENE_CHOICE;
    struct scene_field *field = build_field(build, kind, control->name, dial_label(build, control));
    const char *help = build_textf(build, "help.%s", control->name);
    field->help = help ? help : "";
    field->fixed = control->fixed;
    field->more = control->slider > SLIDERS_IN_SIGHT;
    if (kind == SCENE_NUMBER) {
        field->value = dial_value(build, control, &session->design);
        field->range = dial_range(build, control);
        field->position = dial_position(control, &session->design);
        field->first_position = first ? dial_position(control, first) : NAN;
    } else {
        option_field(build, control, &session->design, field);
    }
    field->readout = arena_printf(build->arena, "%s %-*s  %s  %s%s%s", field->label,
                                  widest_value(build, control, field), field->value, summary,
                                  field->range, *field->range ? "  " : "",
                                  build_text(build, "readout.change"));
}

static void bench_actions(struct lab_session *session, bool failing)
{
    struct build *build = &session->build;
    const struct lab_part_state *part = session_part(session);
    /* Before the others, which stand at the bottom and must not move. */
    if (failing && session->has_good) {
        build_action(build, "restore");
    }
    build_action(build, "commit")->primary = true;
    build_action(build, !part->observation                   ? "to_observe"
                        : session->part == SIM_PART_COMPOUND ? "to_finale"
                                                             : "to_reflect");
    if (session->part != SIM_PART_COMPOUND && finale_is_open(session)) {
        build_action(build, "to_finale");
    }
    build_action(build, "to_parts");
    build_action(build, "reset")->more = true;
}

void workbench_verdicts(struct lab_session *session, const struct lab_design *design)
{
    lab_verdicts_add(&session->build, session_track(session), session->part, design);
}

void workbench_instruments(struct lab_session *session, bool views)
{
    const struct lab_part_state *part = session_part(session);
    const struct lab_bench bench = {
        .design = &session->design,
        .out = session->build.out,
        .state = part,
        .first = part->run_count > part->first_run ? &part->runs[part->first_run].design : NULL,
        .answered = lab_part_is_done(part),
        .views = views,
    };
    lab_part_ops(session->part)->instruments(&session->build, &bench);
}

void workbench_fields(struct lab_session *session)
{
    const struct lab_part *part = session_part_data(session);
    const struct lab_part_state *state = session_part(session);
    const struct lab_design *first = state->run_count > state->first_run
                                         ? &state->runs[state->first_run].design
                                         : NULL;
    const char *summary = lab_verdict_summary(&session->build, part->aim_count,
                                              workbench_aims_met(session, &session->design));
    for (size_t i = 0; i < part->slider_count; i++) {
        control_field(session, &part->controls[i], first, summary);
    }
}

void workbench_scene(struct lab_session *session)
{
    struct build *build = &session->build;
    workbench_fields(session);
    const struct lab_rule *failure = lab_failure_now(session_part_data(session), build->design,
                                                     build->out);
    bench_actions(session, failure != NULL);
    workbench_verdicts(session, &session->design);
    workbench_instruments(session, false);
    if (failure && !session->message[0]) {
        session_say(session, true, "%s", lab_failure_text(build, failure));
    }
}

/* history: the committed runs, two of them side by side, and the instructor's presets. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "course/preset.h"
#include "design/evaluate.h"
#include "design/judge.h"
#include "lesson/session_impl.h"
#include "scenes/dial_words.h"
#include "scenes/verdicts.h"
#include "store/number.h"

/* ---- runs ---- */

static const struct lab_run *run_at(const struct lab_session *session, size_t number)
{
    return &session_part(session)->runs[number - 1];
}

static void run_field(struct lab_session *session, size_t number)
{
    struct build *build = &session->build;
    const struct lab_run *run = run_at(session, number);
    double met = lab_run_number(run, "aims_met");
    struct sim_outputs out;
    lab_evaluate(session->part, &run->design, &out);
    build->design = &run->design;
    build->out = &out;
    struct scene_field *field = build_field(
        build, SCENE_ACTION, arena_printf(build->arena, "run.%zu", number),
        arena_printf(build->arena, "%s %zu: %s; %s", build_text(build, "history.run"), number,
                     lab_verdict_summary(build, session_part_data(session)->aim_count,
                                         met > 0 ? (size_t)met : 0),
                     build_text(build, "history.line")));
    field->help = build_text(build, "history.help");
    field->readout = field->label;
    build->design = &session->design;
    build->out = NULL;
}

/* ---- A/B: mark one, then another ---- */

static void mark_field(struct lab_session *session, size_t number)
{
    struct build *build = &session->build;
    bool second = session->compared[0] != 0 && session->compared[0] != number;
    struct scene_field *field = build_field(
        build, SCENE_ACTION, arena_printf(build->arena, "mark.%zu", number),
        arena_printf(build->arena, "%s %zu",
                     build_text(build, second ? "compare.with" : "compare.mark"), number));
    field->help = build_text(build, "action.compare.help");
    field->readout = field->label;
}

static void compare_row(struct scene_instrument *table, const char *label, const char *a,
                        const char *b)
{
    build_row(table, label, a)->limit = b;
}

static const char *aim_text(struct build *build, const struct lab_rule *aim,
                            const struct lab_judged *judged)
{
    static const enum scene_verdict verdicts[] = {
        [LAB_HOLDS] = SCENE_MET,
        [LAB_FAILS] = SCENE_NOT_MET,
        [LAB_UNKNOWN] = SCENE_CANNOT_SAY,
    };
    return arena_printf(
        build->arena, "%s %s",
        lab_number(build->catalog, build->arena, lab_rule_value(aim, &judged->design, &judged->out),
                   aim->unit, aim->digits, build->form),
        scene_verdict_word(verdicts[lab_rule_holds(aim, &judged->design, &judged->out)]));
}

static void add_comparison(struct lab_session *session)
{
    struct build *build = &session->build;
    const struct lab_part *part = session_part_data(session);
    const struct lab_design *a = &run_at(session, session->compared[0])->design;
    const struct lab_design *b = &run_at(session, session->compared[1])->design;
    struct lab_judged judged_a, judged_b;
    lab_judge(session_track(session), session->part, a, &judged_a);
    lab_judge(session_track(session), session->part, b, &judged_b);
    struct scene_instrument *table = build_instrument(build, SCENE_VALUES, "compare",
                                                      1 + part->slider_count + part->aim_count);
    compare_row(table, build_text(build, "history.run"),
                build_number(build, (double)session->compared[0], "-", 0),
                build_number(build, (double)session->compared[1], "-", 0));
    for (size_t i = 0; i < part->slider_count; i++) {
        const struct lab_control *control = &part->controls[i];
        compare_row(table, dial_label(build, control), dial_value(build, control, a),
                    dial_value(build, control, b));
    }
    for (size_t i = 0; i < part->aim_count; i++) {
        compare_row(table, build_textf(build, "aim.%s", part->aims[i].id),
                    aim_text(build, &part->aims[i], &judged_a),
                    aim_text(build, &part->aims[i], &judged_b));
    }
    table->sentence = build_text(build, "compare.sentence");
}

bool history_mark(struct lab_session *session, const char *text)
{
    long long number;
    size_t *compared = session->compared;
    if (!number_parse_integer(text, 1, (long long)session_part(session)->run_count, &number)) {
        return session_refuse(session, text, "refuse.run");
    }
    if (compared[0] == 0 || compared[1] != 0) {
        compared[0] = (size_t)number;
        compared[1] = 0;
    } else {
        compared[1] = compared[0] == (size_t)number ? 0 : (size_t)number;
        compared[0] = compared[1] == 0 ? 0 : compared[0];
    }
    return true;
}

/* ---- the instructor's presets ---- */

static const char *preset_name(struct build *build, const struct lab_track *track, size_t preset)
{
    return build_words(build, "ui.preset",
                       (struct lab_word[]){{"name", .text = lab_preset_label(track, preset)}, {0}});
}

static void preset_fields(struct lab_session *session)
{
    struct build *build = &session->build;
    const struct lab_track *track = session_track(session);
    for (size_t i = 0; i < lab_preset_count(track); i++) {
        if (lab_preset_part(track, i) == session->part) {
            struct scene_field *field = build_field(
                build, SCENE_ACTION,
                arena_printf(build->arena, "preset.%s", lab_preset_id(track, i)),
                preset_name(build, track, i));
            field->help = build_text(build, "preset.help");
            field->readout = arena_printf(build->arena, "%s. %s", field->label, field->help);
        }
    }
}

bool history_preset(struct lab_session *session, const char *id)
{
    const struct lab_track *track = session_track(session);
    struct lab_design design;
    char why[LAB_WHY_BYTES];
    size_t i = 0;
    while (i < lab_preset_count(track) && strcmp(lab_preset_id(track, i), id) != 0) {
        i++;
    }
    if (i == lab_preset_count(track) ||
        !lab_preset_design(session->catalog, track, i, &design, why)) {
        return session_refuse(session, id, "refuse.preset");
    }
    session->view[0] = '\0';
    workbench_set(session, &design);
    struct buffer block = {0};
    workbench_pairs(session, &session->design, &block);
    bool ok = session_record(session, "design", "preset", buffer_text(&block), &session->design);
    buffer_free(&block);
    if (ok) {
        session_say(session, false, "%s. %s", preset_name(&session->build, track, i),
                    build_text(&session->build, "preset.help"));
    }
    return ok;
}

/* ---- the page ---- */

void history_page(struct lab_session *session)
{
    struct build *build = &session->build;
    const struct lab_part_state *part = session_part(session);
    bool several = lab_runs_made(part) > 1;
    if (lab_runs_made(part) == 0) {
        build_paragraph(build, SCENE_TEXT, build_text(build, "history.none"));
    }
    if (session->compared[1] != 0) {
        add_comparison(session);
    }
    const char *legend = lab_runs_made(part) > 0 ? build_textf(build, "history.legend") : NULL;
    if (legend) {
        build_paragraph(build, SCENE_TEXT, legend);
    }
    for (size_t i = part->first_run; i < part->run_count; i++) {
        run_field(session, i + 1);
    }
    for (size_t i = part->first_run; several && i < part->run_count; i++) {
        mark_field(session, i + 1);
    }
    preset_fields(session);
}

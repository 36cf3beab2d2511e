#include "lesson/views.h"

#include "course/text.h"

/* A ladder: one step more each time it is opened, while there is one. */
static void open_hint(const struct lesson *lesson, struct outcome *outcome)
{
    const struct part_state *part = lesson_part_state(lesson);
    bool stress = where_is_stress(&lesson->where);
    size_t next = (stress ? part->stress_hints : part->hints) + 1;
    const char *level = arena_printf(outcome->arena, stress ? "stress.%zu" : "%zu", next);
    if (text_find(lesson->catalog, lesson_track(lesson), (int)lesson->where.part,
                  arena_printf(outcome->arena, stress ? "stress.hint.%zu" : "hint.%zu", next))) {
        struct design design;
        lesson_shown_design(lesson, &design);
        outcome_record(outcome, RECORD_HINT, level, "", &design);
    }
}

const char *views_shut(const struct lesson *lesson, enum where_view view)
{
    bool in_part = where_is_in_part(&lesson->where);
    bool asked = in_part && lesson->where.part != SIM_PART_FINALE;
    if (!lesson_track(lesson)) {
        return "view.nothing";
    }
    if (where_view_answers(view) && !in_part) {
        return "view.part";
    }
    bool sealed = where_is_stress(&lesson->where) && lesson->where.screen == SCENE_LOCK;
    bool locked = !sealed && (!asked || part_is_locked(lesson_part_state(lesson)));
    return where_view_answers(view) && !locked ? "view.locked" : NULL;
}

void views_open(const struct lesson *lesson, const char *name, struct outcome *outcome)
{
    enum where_view view = name ? where_view_find(name) : VIEW_NONE;
    if (name && view == VIEW_NONE) {
        outcome_refuse(outcome, message_about(name, "refuse.view"));
        return;
    }
    const char *why = view ? views_shut(lesson, view) : NULL;
    if (why) {
        outcome_refuse(outcome, message_text(why));
        return;
    }
    outcome->where.view = view;
    if (view == VIEW_HINT) {
        open_hint(lesson, outcome);
    } else if (view == VIEW_MATH) {
        outcome_record(outcome, RECORD_PEEK, name, "", NULL);
    }
}

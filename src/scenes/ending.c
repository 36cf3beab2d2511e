#include "scenes/ending.h"

#include <string.h>

#include "lesson/anchoring.h"
#include "lesson/calibration.h"
#include "lesson/handed.h"
#include "lesson/progress.h"
#include "scenes/evidence.h"
#include "store/clean.h"

/* What is of an earlier design, and what is not there. */
static void missing_list(const struct build *build, const struct lesson *lesson)
{
    struct missing missing[MISSING_MAX];
    size_t count = progress_missing(lesson->state, lesson_track_index(lesson), missing);
    if (evidence_add_stale(build, lesson) == 0 || count > 0) {
        build_paragraph(build, SCENE_HEADING,
                        build_text(build, count > 0 ? "end.missing" : "end.complete"));
    }
    for (size_t i = 0; i < count; i++) {
        const struct build about = build_about(build, (int)missing[i].part, build->design, NULL);
        build_paragraph(build, SCENE_ITEM,
                        build_join(build, "ui.label_value", build_text(&about, "short"),
                                   build_text(&about, missing[i].what)));
    }
}

/* ---- what was done ---- */

static void done_paragraph(const struct build *build, const struct lesson *lesson)
{
    size_t predictions = 0, runs = 0, answers = 0;
    for (enum sim_part i = SIM_PART_SCALING; i <= SIM_PART_FINALE; i++) {
        const struct part_state *part = lesson_state_of(lesson, i);
        predictions += part_is_locked(part);
        runs += part->run_count + part->repair_count;
        answers += part->observation != NULL;
        answers += part_is_done(part);
    }
    build_paragraph(build, SCENE_TEXT,
                    build_words(build, "ui.end.done",
                                (struct word[]){{"predictions", .number = predictions},
                                                {"runs", .number = runs},
                                                {"answers", .number = answers},
                                                {0}}));
}

static void calibration_paragraph(const struct build *build, const struct lesson *lesson)
{
    struct calibration c;
    calibration_take(lesson->state, lesson_track_index(lesson), &c);
    build_paragraph(build, SCENE_TEXT,
                    build_words(build,
                                c.sure > 0 ? "ui.end.calibration" : "ui.end.calibration_unsure",
                                (struct word[]){{"right", .number = c.right},
                                                {"count", .number = c.revealed},
                                                {"sure", .number = c.sure},
                                                {"sure_right", .number = c.sure_right},
                                                {0}}));
}

/* ---- what is handed in, and what that would mean ---- */

static void meaning_paragraphs(const struct build *build, const struct buffer *meaning)
{
    char *lines = arena_strdup(build->arena, buffer_text(meaning)), *rest;
    for (char *line = strtok_r(lines, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        build_paragraph(build, SCENE_WARNING, line);
    }
}

static void handed_paragraph(const struct build *build, const struct handed *handed)
{
    build_paragraph(build, SCENE_TEXT,
                    !handed->last
                        ? build_text(build, "end.not_handed_in")
                        : build_words(build, "ui.end.handed_in",
                                      (struct word[]){{"number", .text = handed->last->value},
                                                      {"time", .text = handed->last->time},
                                                      {"receipt", .text = handed->receipt},
                                                      {0}}));
}

/* Where there is no drop box. A path is nothing to be spoken: a command names it. */
static void file_paragraphs(const struct build *build, const struct lesson *lesson)
{
    struct buffer path = {0};
    bool spoken = build->form == NUMBER_WORDS;
    build_paragraph(build, SCENE_TEXT, build_text(build, "end.no_box"));
    if (!spoken) {
        clean_line(&path, ledger_path(lesson->ledger));
        build_paragraph(build, SCENE_FORMULA, arena_strdup(build->arena, buffer_text(&path)));
        buffer_free(&path);
    }
}

static void handin_paragraphs(const struct build *build, const struct lesson *lesson)
{
    const struct handed handed = handed_take(ledger_log(lesson->ledger));
    build_paragraph(build, SCENE_HEADING, build_text(build, "action.hand_in"));
    build_paragraph(build, SCENE_TEXT, build_text(build, "end.handin"));
    if (!lesson->handin) {
        file_paragraphs(build, lesson);
    }
    if (lesson->handin || handed.last) {
        handed_paragraph(build, &handed);
    }
    if (lesson_can_hand_in(lesson)) {
        meaning_paragraphs(build, &lesson->meaning);
    } else if (lesson->handin) {
        bool ready = ledger_state(lesson->ledger) == LEDGER_READY;
        build_paragraph(build, SCENE_WARNING,
                        build_text(build, ready ? "end.none_left" : "end.read_only"));
    }
}

const char *ending_code(const struct build *build, const struct lesson *lesson)
{
    char code[ANCHOR_CODE_ROOM];
    const struct ledger_log *log = ledger_log(lesson->ledger);
    int last = anchoring_last(log, build->track->id);
    bool kept = !lesson->state->demo && last &&
                anchoring_code(log, build->track->id, (enum sim_part)last, code);
    return kept ? arena_strdup(build->arena, code) : NULL;
}

static void code_paragraph(const struct build *build, const struct lesson *lesson)
{
    const char *code = ending_code(build, lesson);
    int last = anchoring_last(ledger_log(lesson->ledger), build->track->id);
    if (!code) {
        return;
    }
    bool anchored = lesson_state_of(lesson, (enum sim_part)last)->anchor == LOCK_ANCHORED;
    build_paragraph(build, SCENE_TEXT,
                    build_words(build, anchored ? "ui.end.code_anchored" : "ui.end.code",
                                (struct word[]){{"code", .text = code}, {0}}));
}

/* Before it is done the student is asked, with all that it would mean. */
const char *ending_question(const struct build *build, const struct lesson *lesson)
{
    const struct handed handed = handed_take(ledger_log(lesson->ledger));
    char *meaning = arena_strdup(build->arena, buffer_text(&lesson->meaning));
    for (char *c = meaning; (c = strchr(c, '\n')) != NULL;) {
        *c = ' ';
    }
    const struct word words[] = {
        {"meaning", .text = meaning}, {"number", .number = (size_t)handed.count + 1}, {0}};
    return build_words(build, *meaning ? "ui.end.ask_meaning" : "ui.end.ask", words);
}

void ending_scene(const struct build *build, const struct lesson *lesson)
{
    done_paragraph(build, lesson);
    calibration_paragraph(build, lesson);
    missing_list(build, lesson);
    handin_paragraphs(build, lesson);
    code_paragraph(build, lesson);
    build_list(build, SCENE_TEXT, "end");
}

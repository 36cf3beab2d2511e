#include "lesson/session.h"

#include <stdlib.h>
#include <string.h>

#include "design/scenario.h"
#include "design/variant.h"
#include "lesson/actions.h"
#include "lesson/anchoring.h"
#include "lesson/handed.h"
#include "lesson/locked.h"
#include "lesson/offers.h"
#include "lesson/rules.h"
#include "lesson/struck.h"
#include "lesson/trying.h"
#include "lesson/views.h"
#include "sim/model.h"
#include "store/memory.h"
#include "store/number.h"

struct session {
    struct lesson lesson;
    const struct store_kernel *kernel;
    char *tracks, *anchors; /* the course's, as in options */
    struct ledger *ledger;
    size_t applied;      /* records of the ledger that the state has seen */
    struct arena *arena; /* of the event that is handled */
    struct message message;
    bool unchanged;
    enum scene_save save;
};

const struct lesson *session_lesson(const struct session *session)
{
    return &session->lesson;
}

const struct message *session_message(const struct session *session)
{
    return &session->message;
}

bool session_is_unchanged(const struct session *session)
{
    return session->unchanged;
}

enum scene_save session_save(const struct session *session)
{
    return session->save;
}

/* ---- records ---- */

static void apply_new(struct session *session)
{
    while (session->applied < ledger_log_count(ledger_log(session->ledger))) {
        state_apply(session->lesson.state,
                    ledger_log_record(ledger_log(session->ledger), session->applied++));
    }
}

/* "WHAT: why", aloud; the text says what, the ledger why. */
static void say_unsaved(struct session *session, const char *id)
{
    session->save = SCENE_NOT_SAVED;
    session->message = (struct message){
        .id = "ui.about",
        .alarm = true,
        .words = {{"what", MESSAGE_TEXT, .text = id},
                  {"why", MESSAGE_PLAIN, .text = ledger_error(session->ledger)}},
    };
}

/* Appends a record of a part (0: of none), and applies it once it is on disk; if not, says so. */
static bool append(struct session *session, const struct proposal *record, enum sim_part part)
{
    char scenario[DIGEST_ROOM] = "";
    const struct track *track = lesson_track(&session->lesson);
    if (record->under) {
        scenario_hash(record->under, scenario);
    }
    const struct ledger_entry entry = {
        .track = record->track ? record->track
                 : track       ? track->id
                               : "",
        .part = part ? part_name(part) : "",
        .event = record_name(record->kind),
        .key = record->key,
        .value = record->value,
        .scenario = scenario,
    };
    if (ledger_append(session->ledger, &entry) != 0) {
        say_unsaved(session, "not_saved");
        return false;
    }
    session->save = SCENE_SAVED;
    apply_new(session);
    return true;
}

/* ---- acting on an outcome ---- */

/* Appends a design record if the controls differ from what the ledger last saw. */
static bool save_bench(struct session *session)
{
    struct lesson *lesson = &session->lesson;
    const struct bench *bench = &lesson->bench;
    if (!lesson_is_unrecorded(lesson)) {
        return true;
    }
    struct buffer block = {0};
    if (lesson_in_case(lesson)) {
        trying_block(lesson, &block);
    } else {
        bench_block(lesson->catalog, bench->part, &bench->design, &block);
    }
    const struct proposal left = {.kind = RECORD_DESIGN,
                                  .key = lesson_in_case(lesson)                 ? "case"
                                         : lesson->where.screen == SCENE_STRESS ? "stress"
                                                                                : "left",
                                  .value = buffer_text(&block),
                                  .under = &bench->design};
    bool saved = append(session, &left, bench->part->number);
    buffer_free(&block);
    return saved;
}

/* Lays the design that the part's workbench was left with on the bench. */
static void load_bench(struct lesson *lesson)
{
    const struct track *track = lesson_track(lesson);
    struct design design;
    if (lesson->where.screen == SCENE_STRESS) {
        struck_left(track, lesson_part_state(lesson), &design);
        bench_load(&lesson->bench, lesson->catalog, track, &track->stress.bench, &design);
        return;
    }
    if (lesson_in_case(lesson)) {
        locked_left(lesson->catalog, track, lesson->where.part, lesson_part_state(lesson), &design);
    } else {
        lesson_left_design(lesson, lesson->where.part, &design);
    }
    bench_load(&lesson->bench, lesson->catalog, track, lesson_part(lesson), &design);
}

/* What was left is saved, what was being written where it goes is laid out. */
static bool move(struct session *session, const struct where *where)
{
    struct lesson *lesson = &session->lesson;
    bool same = where->screen == lesson->where.screen && where->part == lesson->where.part;
    bool saved = same || save_bench(session);
    lesson->where = *where;
    if (same) {
        return true;
    }
    if (where_is_bench(where)) {
        load_bench(lesson);
    }
    if (where->screen == SCENE_LOCK || where->screen == SCENE_OBSERVE ||
        where->screen == SCENE_REFLECT) {
        paper_load(&lesson->paper, lesson->catalog, lesson_part(lesson), lesson_part_state(lesson),
                   where->screen);
    }
    return saved;
}

static bool anchor(struct session *session, enum sim_part part)
{
    struct lesson *lesson = &session->lesson;
    const struct part_state *state = lesson_state_of(lesson, part);
    struct outcome outcome = {.arena = session->arena, .where = lesson->where};
    if (anchoring_is_settled(lesson->state, state, session->anchors)) {
        return true;
    }
    anchoring_put(session->kernel, session->anchors, ledger_log(session->ledger),
                  lesson_track(lesson)->id, part, state, &outcome);
    if (outcome.record.kind != RECORD_NONE && !append(session, &outcome.record, part)) {
        return false;
    }
    if (!message_is_empty(&outcome.message)) {
        session->message = outcome.message;
    }
    return true;
}

/* What handing in would mean by now; false where that is what was known already. */
static bool take_meaning(struct session *session)
{
    struct lesson *lesson = &session->lesson;
    struct buffer now = {0};
    if (lesson->handin) {
        lesson->handin->meaning(lesson->handin->context, ledger_log(session->ledger), &now);
    }
    bool news = strcmp(buffer_text(&now), buffer_text(&lesson->meaning)) != 0;
    buffer_free(&lesson->meaning);
    lesson->meaning = now;
    return news;
}

static struct message handed_in(struct session *session, const struct buffer *file)
{
    const struct handed handed = handed_take(ledger_log(session->ledger));
    return (struct message){
        .id = "ui.handed_in",
        .words = {{"number", MESSAGE_PLAIN, .text = handed.last->value},
                  {"file", MESSAGE_PLAIN, .text = arena_strdup(session->arena, buffer_text(file))},
                  {"receipt", MESSAGE_PLAIN, .text = handed.receipt}}};
}

/* A date may have passed since the student was asked. */
static bool hand_in(struct session *session)
{
    const struct handin *handin = session->lesson.handin;
    struct buffer file = {0}, why = {0};
    bool done = false;
    if (take_meaning(session)) {
        session->message = message_text("ui.handin_changed");
    } else if (handin->put(handin->context, session->ledger, &file, &why)) {
        session->message = handed_in(session, &file);
        session->save = SCENE_SAVED;
        done = true;
    } else {
        const char *reason = arena_strdup(session->arena, buffer_text(&why));
        session->message = (struct message){.id = "ui.not_handed_in",
                                            .words = {{"why", MESSAGE_PLAIN, .text = reason}}};
    }
    session->message.alarm = !done;
    apply_new(session);
    buffer_free(&file);
    buffer_free(&why);
    return done;
}

/* In this order; what fails to get to disk ends it, and the message says so. */
static bool act_on(struct session *session, struct outcome *outcome)
{
    enum sim_part part = outcome->where.part;
    if (!message_is_empty(&outcome->message)) {
        session->message = outcome->message;
    }
    if (outcome->refused) {
        session->unchanged = true;
        return false;
    }
    if (outcome->record.kind != RECORD_NONE && !append(session, &outcome->record, part)) {
        return false;
    }
    if (outcome->hand_in && !hand_in(session)) {
        return false;
    }
    bool anchored = outcome->anchor == ANCHOR_NOT || anchor(session, part);
    if (!anchored && outcome->anchor == ANCHOR_FIRST) {
        return false;
    }
    bool saved = move(session, &outcome->where);
    if (outcome->where.screen == SCENE_END) {
        take_meaning(session);
    }
    if (outcome->reload) {
        load_bench(&session->lesson);
    }
    if (outcome->design) {
        bench_put(&session->lesson.bench, outcome->design);
    }
    if (outcome->then) {
        struct outcome next = {.arena = session->arena, .where = session->lesson.where};
        outcome->then(&session->lesson, &next);
        return act_on(session, &next) && saved && anchored;
    }
    return saved && anchored;
}

/* ---- events ---- */

/* Only what is offered can be done. */
static void act(struct session *session, const char *id, struct outcome *outcome)
{
    struct offers offers = {.arena = session->arena};
    offers_list(&session->lesson, &offers);
    if (offers_have(&offers, id)) {
        actions_do(&session->lesson, id, outcome);
    } else {
        outcome_refuse(outcome, message_about(id, "refuse.here"));
    }
}

/* To the prediction's case, or back to the mission. */
static void turn_case(struct session *session, struct outcome *outcome)
{
    const struct lesson *lesson = &session->lesson;
    bool in_case = lesson_in_case(lesson);
    if (in_case ||
        (lesson->where.screen == SCENE_WORKBENCH && lesson_has_case(lesson, lesson->where.part))) {
        outcome_go(outcome, in_case ? SCENE_WORKBENCH : SCENE_CASE, lesson->where.part);
    } else {
        outcome_refuse(outcome, message_text("refuse.case"));
    }
}

/* One side of the experiment that tests the prediction. */
static void try_side(struct session *session, int steps, struct outcome *outcome)
{
    const struct lesson *lesson = &session->lesson;
    if (lesson_in_case(lesson) && lesson->where.view == VIEW_NONE) {
        trying_change(lesson, rules_of(lesson->where.part)->tries[steps > 0], outcome);
    } else {
        outcome_refuse(outcome, message_text("refuse.try"));
    }
}

/* Whether the screen asks for answers. */
static bool is_asked(const struct lesson *lesson)
{
    return lesson->paper.part && lesson->where.screen == lesson->paper.screen &&
           lesson->where.part == lesson->paper.part->number;
}

/* Appends what was stepped to, as drafts. */
static bool save_paper(struct session *session)
{
    struct lesson *lesson = &session->lesson;
    bool saved = true;
    struct outcome outcome = {.arena = session->arena};
    while (saved && is_asked(lesson) &&
           paper_keep(&lesson->paper, lesson_part_state(lesson), &outcome)) {
        saved = append(session, &outcome.record, lesson->where.part);
    }
    return saved;
}

static void answer(struct session *session, const struct event *event, struct outcome *outcome)
{
    struct lesson *lesson = &session->lesson;
    if (is_asked(lesson)) {
        paper_event(&lesson->paper, lesson_part_state(lesson), event, outcome);
    } else if (event->field) {
        outcome_refuse(outcome, message_about(event->field, "refuse.field"));
    } else {
        outcome_refuse(outcome, message_text("event.nothing"));
    }
}

bool session_handle(struct session *session, const struct event *event)
{
    struct outcome outcome = {.arena = session->arena, .where = session->lesson.where};
    arena_reset(session->arena);
    session->message = (struct message){0};
    session->unchanged = false;
    switch (event->kind) {
    case EVENT_SAVE: return save_paper(session) && save_bench(session);
    case EVENT_ACT:
        if (!save_paper(session)) {
            return false;
        }
        act(session, event->field, &outcome);
        break;
    case EVENT_RESTORE: actions_do(&session->lesson, "restore", &outcome); break;
    case EVENT_CASE: turn_case(session, &outcome); break;
    case EVENT_TRY: try_side(session, event->steps, &outcome); break;
    case EVENT_VIEW: views_open(&session->lesson, event->field, &outcome); break;
    default:
        if (where_is_bench(&session->lesson.where)) {
            bench_event(&session->lesson.bench, event, &outcome);
        } else {
            answer(session, event, &outcome);
        }
    }
    return act_on(session, &outcome);
}

/* ---- opening and closing ---- */

/* A variant is recorded once; asking for another one marks the ledger as a demonstration. */
static void settle_variant(struct session *session, const struct session_options *options)
{
    struct state *state = session->lesson.state;
    bool demo = options->variant >= 0;
    int wanted = demo ? options->variant : student_variant(session->lesson.seed);
    if (state->variant >= 0 && (!demo || state->variant == wanted)) {
        return;
    }
    char number[NUMBER_ROOM];
    const struct proposal variant = {.kind = RECORD_VARIANT,
                                     .track = "",
                                     .key = demo ? "demo" : "own",
                                     .value = number_short(wanted, number)};
    if (!append(session, &variant, 0) && state->variant < 0) {
        state->variant = wanted; /* read-only: for looking, nothing can be locked */
    }
}

static void choose_track(struct session *session, const char *track)
{
    struct outcome outcome = {.arena = session->arena, .where = session->lesson.where};
    actions_choose_track(&session->lesson, track, &outcome);
    act_on(session, &outcome);
}

static void say_notices(struct session *session)
{
    const struct fault_list *notices = ledger_notices(session->ledger);
    if (ledger_state(session->ledger) != LEDGER_READY) {
        say_unsaved(session, "notice.nothing_saved");
    } else if (notices->count > 0) {
        session->message = message_plain(notices->items[0].text);
        session->message.alarm = true;
    } else if (session->lesson.state->demo) {
        session->message = message_text("notice.demo");
    } else if (session->lesson.state->variant != student_variant(session->lesson.seed)) {
        session->message = message_text("notice.other_term");
        session->message.alarm = true;
    }
}

struct session *session_open(const struct session_options *options)
{
    struct session *session = memory_get(1, sizeof *session);
    struct lesson *lesson = &session->lesson;
    session->kernel = options->kernel;
    session->tracks = memory_text(options->tracks ? options->tracks : "");
    session->anchors = memory_text(options->anchors ? options->anchors : "");
    session->arena = arena_new();
    bench_begin(&lesson->bench);
    lesson->catalog = options->catalog;
    lesson->tracks = session->tracks;
    lesson->handin = options->handin;
    lesson->seed = student_seed(options->login, options->course, options->salt);
    lesson->state = state_new(options->catalog);

    const struct ledger_identity who = {
        .login = options->login,
        .course = options->course,
        .uid = options->uid,
        .data = options->catalog->digest,
        .program = PACKAGE_STRING,
        .model = SIM_MODEL,
    };
    session->ledger = ledger_open(options->kernel, options->ledger_path, &who);
    lesson->ledger = session->ledger;
    apply_new(session);
    settle_variant(session, options);
    if (options->track) {
        choose_track(session, options->track);
    }
    say_notices(session);
    return session;
}

void session_close(struct session *session)
{
    if (!session) {
        return;
    }
    save_bench(session);
    if (ledger_state(session->ledger) == LEDGER_READY) {
        const struct where *where = &session->lesson.where;
        bool inside = where_is_in_part(where);
        append(session,
               &(struct proposal){.kind = RECORD_CLOSE,
                                  .key = where_screen_name(where->screen),
                                  .value = inside ? part_name(where->part) : ""},
               0);
    }
    ledger_close(session->ledger);
    state_free(session->lesson.state);
    paper_free(&session->lesson.paper);
    bench_end(&session->lesson.bench);
    buffer_free(&session->lesson.meaning);
    free(session->tracks);
    free(session->anchors);
    arena_free(session->arena);
    free(session);
}

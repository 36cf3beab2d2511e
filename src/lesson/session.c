#include "lesson/session.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "design/scenario.h"
#include "lesson/session_impl.h"
#include "design/variant.h"
#include "store/digest.h"
#include "store/memory.h"
#include "store/number.h"
#include "store/pairs.h"

const struct lab_track *session_track(const struct lab_session *session)
{
    return session->state->track < 0
               ? NULL
               : lab_track_at(session->catalog, (size_t)session->state->track);
}

const struct lab_part *session_part_data(const struct lab_session *session)
{
    return &session_track(session)->parts[session->part - 1];
}

struct lab_part_state *session_part(const struct lab_session *session)
{
    return session_part_of(session, session->part);
}

struct lab_part_state *session_part_of(const struct lab_session *session, enum sim_part part)
{
    return lab_state_part(session->state, (size_t)session->state->track, part);
}

bool session_on_bench(const struct lab_session *session)
{
    return session->screen == SCENE_WORKBENCH || session->screen == SCENE_FINALE;
}

void session_standing_design(const struct lab_session *session, struct lab_design *design)
{
    const struct lab_part_state *part = session_part(session);
    const struct lab_run *run = lab_runs_standing(session_part_data(session), part);
    *design = run ? run->design : part->design;
    if (!run) {
        lab_part_link(session->state, (size_t)session->state->track, session->part, design);
    }
}

void session_part_design(const struct lab_session *session, struct lab_design *design)
{
    session_standing_design(session, design);
    lab_part_prepare(session_track(session), session->part, design);
}

bool session_say(struct lab_session *session, bool alarm, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(session->message, sizeof session->message, format, arguments);
    va_end(arguments);
    session->alarm = alarm;
    return false;
}

bool session_say_text(struct lab_session *session, const char *id)
{
    return session_say(session, false, "%s", build_text(&session->build, id));
}

bool session_refuse(struct lab_session *session, const char *what, const char *id)
{
    return session_say(session, false, "%.60s: %s", what, build_text(&session->build, id));
}

/* ---- records ---- */

static void apply_new(struct lab_session *session)
{
    while (session->applied < ledger_log_count(ledger_log(session->ledger))) {
        lab_state_apply(session->state,
                        ledger_log_record(ledger_log(session->ledger), session->applied++));
    }
}

bool session_append(struct lab_session *session, const struct ledger_entry *entry)
{
    if (ledger_append(session->ledger, entry) != 0) {
        session->save = SCENE_NOT_SAVED;
        return session_say(session, true, "%s: %s", build_text(&session->build, "not_saved"),
                           ledger_error(session->ledger));
    }
    session->save = SCENE_SAVED;
    apply_new(session);
    return true;
}

bool session_record(struct lab_session *session, const char *event, const char *key,
                    const char *value, const struct lab_design *design)
{
    char scenario[DIGEST_ROOM] = "";
    if (design) {
        lab_scenario_hash(design, scenario);
    }
    const struct lab_track *track = session_track(session);
    const struct ledger_entry entry = {
        .track = track ? track->id : "",
        .part = session->part ? lab_part_name(session->part) : "",
        .event = event,
        .key = key,
        .value = value,
        .scenario = scenario,
    };
    return session_append(session, &entry);
}

/* ---- events ---- */

static bool save_all(struct lab_session *session)
{
    return !session_on_bench(session) || workbench_save(session);
}

static bool dispatch(struct lab_session *session, const struct lab_event *event)
{
    switch (event->kind) {
    case LAB_ACT: return session_act(session, event->field);
    case LAB_VIEW: return pages_open(session, event->field);
    case LAB_SAVE: return save_all(session);
    default:
        return session_on_bench(session) ? workbench_event(session, event)
                                         : answering_event(session, event);
    }
}

bool lab_session_handle(struct lab_session *session, const struct lab_event *event)
{
    session->message[0] = '\0';
    session->alarm = false;
    bool ok = dispatch(session, event);
    session_build(session);
    return ok;
}

const struct scene *lab_session_scene(const struct lab_session *session)
{
    return &session->build.scene;
}

const char *lab_session_text(const struct lab_session *session, const char *id)
{
    return lab_text(session->catalog, NULL, 0, id);
}

/* ---- opening and closing ---- */

/* A variant is recorded once; asking for another one marks the ledger as a demonstration. */
static void settle_variant(struct lab_session *session, const struct lab_options *options)
{
    int wanted = options->variant >= 0 ? options->variant : lab_student_variant(session->seed);
    bool demo = options->variant >= 0;
    if (session->state->variant >= 0 && (!demo || session->state->variant == wanted)) {
        return;
    }
    char number[NUMBER_ROOM];
    const struct ledger_entry entry = {
        .event = "variant", .key = demo ? "demo" : "own", .value = number_short(wanted, number)};
    if (!session_append(session, &entry) && session->state->variant < 0) {
        session->state->variant = wanted; /* read-only: for looking, nothing can be locked */
    }
}

static void say_notices(struct lab_session *session)
{
    const struct fault_list *notices = ledger_notices(session->ledger);
    if (ledger_state(session->ledger) != LEDGER_READY) {
        session->save = SCENE_NOT_SAVED;
        session_say(session, true, "%s: %s", build_text(&session->build, "notice.nothing_saved"),
                    ledger_error(session->ledger));
    } else if (notices->count > 0) {
        session_say(session, true, "%s", notices->items[0].text);
    } else if (session->state->demo) {
        session_say_text(session, "notice.demo");
    }
}

struct lab_session *lab_session_open(const struct lab_options *options)
{
    struct lab_session *session = memory_get(1, sizeof *session);
    session->catalog = options->catalog;
    session->seed = lab_student_seed(options->login, options->course, options->salt);
    session->kernel = options->kernel;
    session->tracks = memory_text(options->tracks ? options->tracks : "");
    session->anchors = memory_text(options->anchors ? options->anchors : "");
    session->state = lab_state_new(options->catalog);
    session->build.arena = arena_new();
    session->build.catalog = options->catalog;
    session->build.form = options->unit_words ? LAB_NUMBER_WORDS : LAB_NUMBER_PLAIN;

    const struct ledger_identity who = {
        .login = options->login,
        .course = options->course,
        .uid = options->uid,
        .data = lab_catalog_digest(options->catalog),
        .program = PACKAGE_STRING,
    };
    session->ledger = ledger_open(options->kernel, options->ledger_path, &who);
    apply_new(session);
    settle_variant(session, options);
    session->screen = SCENE_START;
    if (options->track) {
        session_choose_track(session, options->track);
    }
    say_notices(session);
    session_build(session);
    return session;
}

void lab_session_close(struct lab_session *session)
{
    if (!session) {
        return;
    }
    save_all(session);
    session->part = 0;
    if (ledger_state(session->ledger) == LEDGER_READY) {
        session_record(session, "close", "", "", NULL);
    }
    ledger_close(session->ledger);
    lab_state_free(session->state);
    pairs_free(&session->answers);
    undo_free(&session->undo);
    free(session->tracks);
    free(session->anchors);
    build_free(&session->build);
    arena_free(session->build.arena);
    free(session);
}

/* status.c: where the student stands, from the ledger alone; writes nothing. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/commands.h"
#include "cmd/options.h"
#include "cmd/say.h"
#include "cmd/student.h"
#include "lesson/progress.h"
#include "lesson/state.h"
#include "course/text.h"
#include "store/json.h"

enum { OPTION_LEDGER, OPTION_COURSE, OPTION_JSON };

static const struct option_row option_rows[] = {
    {"ledger", "FILE", "the ledger (default: your own of the course)"},
    {"course", "NAME", "the course whose ledger is meant"},
    {"json", NULL, "print JSON, for scripts"},
    {NULL, NULL, NULL},
};

/* Appends a text of the command's own, with words in it. */
static void add(struct buffer *line, const struct catalog *catalog, const char *id,
                const struct word *words)
{
    text_words(line, text_of(catalog, NULL, 0, id), words);
}

/* The same as a line. */
static void say(const struct catalog *catalog, const char *id, const struct word *words)
{
    struct buffer line = {0};
    add(&line, catalog, id, words);
    say_line("%s", buffer_text(&line));
    buffer_free(&line);
}

static void add_prediction(struct buffer *line, const struct catalog *catalog,
                           const struct track *track, enum sim_part number,
                           const struct pairs *lock)
{
    char choice[80], confidence[40];
    snprintf(choice, sizeof choice, "%s.%.60s", part_choice_prefix(number),
             pairs_text(lock, "choice"));
    snprintf(confidence, sizeof confidence, "confidence.%.20s", pairs_text(lock, "confidence"));
    add(line, catalog, "ui.status.predicted",
        (struct word[]){{"choice", .text = text_of(catalog, track, (int)number, choice)},
                        {"confidence", .text = text_of(catalog, track, (int)number, confidence)},
                        {0}});
}

static void print_part(const struct state *state, size_t track, enum sim_part number)
{
    const struct part_state *part = state_part(state, track, number);
    const struct catalog *catalog = state->catalog;
    const struct track *t = &catalog->tracks[track];
    struct buffer line = {0};
    buffer_add_format(&line, "  %s: %s", text_of(catalog, t, (int)number, "title"),
                      text_of(catalog, t, (int)number, progress_of(state, track, number)));
    if (part_is_locked(part)) {
        add_prediction(&line, catalog, t, number, &part->lock);
    }
    if (part->run_count > 0) {
        add(&line, catalog, "ui.status.runs",
            (struct word[]){{"count", NULL, part->run_count}, {0}});
    }
    say_line("%s", buffer_text(&line));
    buffer_free(&line);
}

/* Whether a track has been chosen, or something was predicted on it. */
static bool is_begun(const struct state *state, size_t track)
{
    bool begun = (size_t)state->track == track;
    for (int i = 1; i <= PARTS; i++) {
        begun = begun || part_is_locked(state_part(state, track, (enum sim_part)i));
    }
    return begun;
}

static void print_state(const struct state *state)
{
    if (state->track < 0) {
        say_line("%s", text_of(state->catalog, NULL, 0, "ui.status.no_track"));
        return;
    }
    say(state->catalog, state->demo ? "ui.status.demo" : "ui.status.variant",
        (struct word[]){{"number", NULL, (size_t)state->variant}, {0}});
    for (size_t track = 0; track < state->catalog->track_count; track++) {
        const struct track *t = &state->catalog->tracks[track];
        if (!is_begun(state, track)) {
            continue;
        }
        say(state->catalog, (size_t)state->track == track ? "ui.status.current" : "ui.status.track",
            (struct word[]){{"track", .text = text_of(state->catalog, t, 0, "name")}, {0}});
        for (int i = 1; i <= PARTS; i++) {
            print_part(state, track, (enum sim_part)i);
        }
    }
}

/* ---- the same for scripts: ids of the data and the ledger, in no language */

static void put_part(struct json_out *json, const struct state *state, size_t track,
                     enum sim_part number)
{
    const struct part_state *part = state_part(state, track, number);
    const char *progress = strchr(progress_of(state, track, number), '.');
    json_open(json, NULL, '{');
    json_put_text(json, "part", part_name(number));
    json_put_text(json, "progress", progress + 1);
    for (size_t i = 0; i < part->lock.count && part_is_locked(part); i++) {
        json_put_text(json, part->lock.items[i].name, part->lock.items[i].value);
    }
    json_put_number(json, "runs", (double)part->run_count);
    json_close(json, '}');
}

static void put_state(struct json_out *json, const struct state *state)
{
    json_put_bool(json, "demo", state->demo);
    json_put_number(json, "variant", state->variant < 0 ? NAN : (double)state->variant);
    json_put_text(json, "track", state->track < 0 ? NULL : state->catalog->tracks[state->track].id);
    json_open(json, "tracks", '[');
    for (size_t track = 0; track < state->catalog->track_count; track++) {
        if (!is_begun(state, track)) {
            continue;
        }
        json_open(json, NULL, '{');
        json_put_text(json, "track", state->catalog->tracks[track].id);
        json_open(json, "parts", '[');
        for (int i = 1; i <= PARTS; i++) {
            put_part(json, state, track, (enum sim_part)i);
        }
        json_close(json, ']');
        json_close(json, '}');
    }
    json_close(json, ']');
}

/* STATE NULL: nothing has begun. */
static void print_json(const char *path, size_t records, bool sound, const struct state *state)
{
    struct buffer text = {0};
    struct json_out json = {.buffer = &text};
    json_open(&json, NULL, '{');
    json_put_text(&json, "ledger", path);
    json_put_bool(&json, "begun", state != NULL);
    json_put_number(&json, "records", (double)records);
    json_put_bool(&json, "sound", sound);
    if (state != NULL) {
        put_state(&json, state);
    }
    json_close(&json, '}');
    say_line("%s", buffer_text(&text));
    buffer_free(&text);
}

static void print_text(const char *path, size_t records, size_t bad, const struct state *state)
{
    say(state->catalog, "ui.status.records",
        (struct word[]){{"file", .text = path}, {"count", NULL, records}, {0}});
    print_state(state);
    if (bad > 0) {
        say(state->catalog, "ui.status.bad", (struct word[]){{"number", NULL, bad}, {0}});
    }
}

static int print_ledger(const struct catalog *catalog, const char *path,
                        const struct ledger_log *log, bool json)
{
    struct state *state = state_new(catalog);
    struct buffer why = {0};
    size_t number = 0;
    for (size_t i = 0; i < ledger_log_count(log); i++) {
        state_apply(state, ledger_log_record(log, i));
    }
    bool sound = ledger_log_verify(log, &number, &why);
    if (json) {
        print_json(path, ledger_log_count(log), sound, state);
    } else {
        print_text(path, ledger_log_count(log), sound ? 0 : number, state);
    }
    state_free(state);
    buffer_free(&why);
    return sound ? CMD_OK : CMD_FAILED;
}

static int run(const struct command *command, int argc, char **argv)
{
    const char *values[] = {[OPTION_LEDGER] = NULL, [OPTION_COURSE] = NULL, [OPTION_JSON] = NULL};
    struct options options = options_begin(command, argc, argv);
    options_read(&options, values, 0);
    if (options.status >= 0) {
        return options.status;
    }
    struct catalog *catalog = options_catalog(&options);
    if (!catalog) {
        return CMD_USAGE;
    }
    struct buffer why = {0};
    char *path = student_ledger(values[OPTION_LEDGER], values[OPTION_COURSE], &why);
    struct ledger_log *log = NULL;
    int status = CMD_OK;
    if (path && access(path, F_OK) != 0) {
        if (values[OPTION_JSON]) {
            print_json(path, 0, true, NULL);
        } else {
            say(catalog, "ui.status.not_begun", (struct word[]){{"file", .text = path}, {0}});
        }
        status = command_finish(CMD_OK);
    } else if (!path || !(log = ledger_log_read(path, &why))) {
        status = command_refuse(command, "%s", buffer_text(&why));
    } else {
        status = command_finish(print_ledger(catalog, path, log, values[OPTION_JSON] != NULL));
    }
    ledger_log_free(log);
    catalog_free(catalog);
    free(path);
    buffer_free(&why);
    return status;
}

const struct command status_command = {
    .name = "status",
    .operands = "",
    .help = "Say where you stand",
    .run = run,
    .local = true,
    .options = option_rows,
};

/* status.c: where the student stands, from the ledger alone; writes nothing. */
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

enum { OPTION_LEDGER, OPTION_COURSE };

static const struct option_row option_rows[] = {
    {"ledger", "FILE", "the ledger (default: your own of the course)"},
    {"course", "NAME", "the course whose ledger is meant"},
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
    snprintf(choice, sizeof choice, "lock.choice.%.60s", pairs_text(lock, "choice"));
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

static void print_state(const struct state *state)
{
    if (state->track < 0) {
        say_line("%s", text_of(state->catalog, NULL, 0, "ui.status.no_track"));
        return;
    }
    say(state->catalog, state->demo ? "ui.status.demo" : "ui.status.variant",
        (struct word[]){{"number", NULL, (size_t)state->variant}, {0}});
    for (size_t track = 0; track < state->catalog->track_count; track++) {
        bool current = (size_t)state->track == track, started = current;
        for (int i = 1; i <= PARTS; i++) {
            started = started || part_is_locked(state_part(state, track, (enum sim_part)i));
        }
        if (!started) {
            continue;
        }
        const struct track *t = &state->catalog->tracks[track];
        say(state->catalog, current ? "ui.status.current" : "ui.status.track",
            (struct word[]){{"track", .text = text_of(state->catalog, t, 0, "name")}, {0}});
        for (int i = 1; i <= PARTS; i++) {
            print_part(state, track, (enum sim_part)i);
        }
    }
}

static int print_ledger(const struct catalog *catalog, const char *path,
                        const struct ledger_log *log)
{
    struct state *state = state_new(catalog);
    struct buffer why = {0};
    size_t number;
    for (size_t i = 0; i < ledger_log_count(log); i++) {
        state_apply(state, ledger_log_record(log, i));
    }
    say(catalog, "ui.status.records",
        (struct word[]){{"file", .text = path}, {"count", NULL, ledger_log_count(log)}, {0}});
    print_state(state);
    bool sound = ledger_log_verify(log, &number, &why);
    if (!sound) {
        say(catalog, "ui.status.bad", (struct word[]){{"number", NULL, number}, {0}});
    }
    state_free(state);
    buffer_free(&why);
    return sound ? CMD_OK : CMD_FAILED;
}

static int run(const struct command *command, int argc, char **argv)
{
    const char *values[] = {[OPTION_LEDGER] = NULL, [OPTION_COURSE] = NULL};
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
        say(catalog, "ui.status.not_begun", (struct word[]){{"file", .text = path}, {0}});
        status = command_finish(CMD_OK);
    } else if (!path || !(log = ledger_log_read(path, &why))) {
        status = command_refuse(command, "%s", buffer_text(&why));
    } else {
        status = command_finish(print_ledger(catalog, path, log));
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
    .options = option_rows,
};

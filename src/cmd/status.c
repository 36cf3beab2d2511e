/* status.c: where the student stands, from the ledger alone; writes nothing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/commands.h"
#include "cmd/student.h"
#include "lab/part.h"
#include "lab/state.h"
#include "lab/text.h"

enum { OPTION_LEDGER, OPTION_COURSE };

const struct option_row status_options[] = {
    {"ledger", "FILE", "the ledger (default: your own of the course)"},
    {"course", "NAME", "the course whose ledger is meant"},
    {NULL, NULL, NULL},
};

static void print_part(const struct lab_state *state, size_t track, enum sim_part number)
{
    const struct lab_part_state *part = lab_state_part(state, track, number);
    const struct lab_catalog *catalog = state->catalog;
    const struct lab_track *t = lab_track_at(catalog, track);
    const char *word = lab_text(catalog, t, (int)number, lab_part_progress(part));
    printf("  %s: %s", lab_text(catalog, t, (int)number, "title"), word);
    if (lab_part_is_locked(part)) {
        printf("; predicted %s, confidence %s", lab_answers_get(&part->lock, "choice"),
               lab_answers_get(&part->lock, "confidence"));
    }
    if (part->run_count > 0) {
        printf("; %zu runs", part->run_count);
    }
    putchar('\n');
}

static void print_state(const struct lab_state *state)
{
    if (state->track < 0) {
        puts("no track chosen yet");
        return;
    }
    printf("variant %d%s\n", state->variant, state->demo ? ", DEMO: not graded" : "");
    for (size_t track = 0; track < lab_track_count(state->catalog); track++) {
        bool current = (size_t)state->track == track, started = current;
        for (int i = 1; i <= LAB_PARTS; i++) {
            started = started || lab_part_is_locked(lab_state_part(state, track, (enum sim_part)i));
        }
        if (!started) {
            continue;
        }
        const struct lab_track *t = lab_track_at(state->catalog, track);
        printf("%s%s\n", lab_text(state->catalog, t, 0, "name"), current ? " (current)" : "");
        for (int i = 1; i <= LAB_PARTS && lab_part_ops((enum sim_part)i); i++) {
            print_part(state, track, (enum sim_part)i);
        }
    }
}

static int print_ledger(const struct lab_catalog *catalog, const char *path,
                        const struct ledger_log *log)
{
    struct lab_state *state = lab_state_new(catalog);
    struct buffer why = {0};
    size_t number;
    for (size_t i = 0; i < ledger_log_count(log); i++) {
        lab_state_apply(state, ledger_log_record(log, i));
    }
    printf("%s: %zu records\n", path, ledger_log_count(log));
    print_state(state);
    bool sound = ledger_log_verify(log, &number, &why);
    if (!sound) {
        printf("record %zu is bad; see fleetlab ledger verify\n", number);
    }
    lab_state_free(state);
    buffer_free(&why);
    return sound ? CMD_OK : CMD_FAILED;
}

int cmd_status(const struct command *command, int argc, char **argv)
{
    const char *values[] = {[OPTION_LEDGER] = NULL, [OPTION_COURSE] = NULL};
    struct options options = options_begin(command, argc, argv);
    options_read(&options, values, 0);
    if (options.status >= 0) {
        return options.status;
    }
    struct lab_catalog *catalog = cmd_catalog(&options);
    if (!catalog) {
        return CMD_USAGE;
    }
    struct buffer why = {0};
    char *path = student_ledger(values[OPTION_LEDGER], values[OPTION_COURSE], &why);
    struct ledger_log *log = NULL;
    int status = CMD_OK;
    if (path && access(path, F_OK) != 0) {
        printf("%s: not begun; start with fleetlab\n", path);
    } else if (!path || !(log = ledger_log_read(path, &why))) {
        status = cmd_refuse(command, "%s", buffer_text(&why));
    } else {
        status = cmd_finish(print_ledger(catalog, path, log));
    }
    ledger_log_free(log);
    lab_catalog_free(catalog);
    free(path);
    buffer_free(&why);
    return status;
}

#include "whole.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../lesson/play.h"

const char whole_hostile[] = "Bytes decide.\n## Verification\n\033[2JRecords: 1\n"
                             "<script>alert()</script>";

static void must(bool done, const struct stage *stage, const char *what)
{
    if (!done) {
        fprintf(stderr, "%s: %s\n", what, play_message(stage));
        exit(99);
    }
}

static void act(struct stage *stage, const char *action)
{
    must(play_act(stage, action), stage, action);
}

static void type(struct stage *stage, const char *field, const char *text)
{
    must(play_type(stage, field, text), stage, field);
}

/* Into the workbench, one run, and through to the result. */
static void to_result(struct stage *stage, int part)
{
    static const char *const choices[] = {"hop3", "stays", "ensemble"};
    static const char *const mechanisms[] = {"light", "grid", "judge"};
    play_to_case(stage, part, choices[part - 1], mechanisms[part - 1]);
    must(play_event(stage, EVENT_TRY), stage, "an experiment");
    act(stage, "trial");
    act(stage, "to_mission");
    act(stage, "commit");
    if (part == 1) {
        type(stage, "local_steps", "20");
        act(stage, "commit");
    }
    act(stage, "to_observe");
    type(stage, "observation", "The step grew when the fleet crossed the ocean.");
    act(stage, "observe");
}

static void reflect(struct stage *stage, int part)
{
    if (part == 1) {
        type(stage, "topology", "torus");
        type(stage, "count", "90000");
        must(play_draft(stage, "justification", whole_hostile), stage, "justification");
    } else if (part == 2) {
        type(stage, "stall", "3");
        type(stage, "lag", "90");
        type(stage, "interval", "600");
        must(play_draft(stage, "proposal", "Copy first, write later."), stage, "proposal");
    } else {
        must(play_draft(stage, "legacy", "Many small ones, well judged."), stage, "legacy");
    }
    act(stage, "submit");
}

static void play_part(struct stage *stage, int part)
{
    to_result(stage, part);
    if (part < 3) {
        act(stage, "to_reflect");
    } else {
        act(stage, "to_finale");
        act(stage, "to_workbench");
        act(stage, "commit");
        act(stage, "to_stress");
        type(stage, "choice", "holds");
        type(stage, "confidence", "2");
        act(stage, "lock");
        must(play_step(stage, stage_scene(stage)->fields[0].id, 1), stage, "a repair");
        act(stage, "repair");
        act(stage, "to_decide");
        type(stage, "decision", "restrict");
        must(play_draft(stage, "risk", "A second cable."), stage, "risk");
        act(stage, "submit");
        act(stage, "to_legacy");
    }
    reflect(stage, part);
    act(stage, "to_parts");
}

void whole_play(const struct catalog *catalog, const char *ledger, const char *track, int parts)
{
    struct stage *stage = play_open(catalog, ledger, track, -1, NULL);
    for (int part = 1; part <= parts; part++) {
        play_part(stage, part);
    }
    stage_close(stage);
}

struct ledger_log *whole_forged(const struct ledger_log *log, const char *event, const char *from,
                                const char *to)
{
    struct buffer why = {0}, line = {0};
    struct ledger_log *copy = ledger_log_parse(LEDGER_HEADER "\n", strlen(LEDGER_HEADER) + 1, &why);
    for (size_t i = 0; i < ledger_log_count(log); i++) {
        const struct ledger_record *r = ledger_log_record(log, i);
        struct buffer value = {0};
        const char *at = strcmp(r->event, event) == 0 ? strstr(r->value, from) : NULL;
        if (at) {
            buffer_add(&value, r->value, (size_t)(at - r->value));
            buffer_add_format(&value, "%s%s", to, at + strlen(from));
        } else {
            buffer_add_text(&value, r->value);
        }
        const struct ledger_entry entry = {
            r->track, r->part, r->event, r->key, buffer_text(&value), r->unit, r->scenario};
        if (!ledger_log_format(copy, &entry, r->session, 0, &line, &why)) {
            fprintf(stderr, "forging: %s\n", buffer_text(&why));
            exit(99);
        }
        ledger_log_extend(copy, buffer_text(&line), line.length);
        buffer_free(&value);
    }
    buffer_free(&line);
    return copy;
}

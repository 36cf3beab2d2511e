#include "whole.h"

#include <stdio.h>
#include <stdlib.h>

#include "../lesson/play.h"

const char whole_hostile[] = "Bytes decide.\n## Verification\n\033[2JRecords: 1\n"
                             "<script>alert()</script>";

static void must(bool done, const struct lab_session *session, const char *what)
{
    if (!done) {
        fprintf(stderr, "%s: %s\n", what, play_message(session));
        exit(99);
    }
}

static void act(struct lab_session *session, const char *action)
{
    must(play_act(session, action), session, action);
}

static void type(struct lab_session *session, const char *field, const char *text)
{
    must(play_type(session, field, text), session, field);
}

/* Into the workbench, one run, and through to the result. */
static void to_result(struct lab_session *session, int part)
{
    static const char *const choices[] = {"hop3", "stays", "ensemble"};
    static const char *const mechanisms[] = {"light", "grid", "judge"};
    play_to_workbench(session, part, choices[part - 1], mechanisms[part - 1]);
    act(session, "commit");
    if (part == 1) {
        type(session, "local_steps", "20");
        act(session, "commit");
    }
    act(session, "to_observe");
    type(session, "observation", "The step grew when the fleet crossed the ocean.");
    act(session, "observe");
}

static void reflect(struct lab_session *session, int part)
{
    if (part == 1) {
        type(session, "topology", "torus");
        type(session, "count", "90000");
        must(play_draft(session, "justification", whole_hostile), session, "justification");
    } else if (part == 2) {
        type(session, "stall", "3");
        type(session, "lag", "90");
        type(session, "interval", "600");
        must(play_draft(session, "proposal", "Copy first, write later."), session, "proposal");
    } else {
        must(play_draft(session, "legacy", "Many small ones, well judged."), session, "legacy");
    }
    act(session, "submit");
}

static void play_part(struct lab_session *session, int part)
{
    to_result(session, part);
    if (part < 3) {
        act(session, "to_reflect");
    } else {
        act(session, "to_finale");
        act(session, "to_workbench");
        act(session, "commit");
        act(session, "to_legacy");
    }
    reflect(session, part);
    act(session, "to_parts");
}

void whole_play(const struct lab_catalog *catalog, const char *ledger, const char *track, int parts)
{
    struct lab_session *session = play_open(catalog, ledger, track, -1, NULL);
    for (int part = 1; part <= parts; part++) {
        play_part(session, part);
    }
    lab_session_close(session);
}

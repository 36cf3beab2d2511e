/* anchoring: what of a lock is put out of the student's reach before anything is revealed. */
#include <string.h>

#include "lesson/session_impl.h"
#include "store/anchor.h"

static bool is_settled(const struct lab_session *session, const struct lab_part_state *part)
{
    return session->state->demo || part->anchor == LAB_ANCHORED ||
           (part->anchor == LAB_UNANCHORED && !*session->anchors);
}

static const char *unanchored(struct lab_session *session, const char *code)
{
    return build_words(&session->build, "ui.unanchored",
                       (struct lab_word[]){{"code", .text = code}, {0}});
}

/* Says what to keep in an anchor's place; aloud where there should have been one. */
static void say_code(struct lab_session *session, const struct anchor *anchor, const char *why)
{
    char code[ANCHOR_CODE_ROOM];
    const char *keep = build_text(&session->build, "anchor.keep");
    const char *says = unanchored(session, anchor_code(anchor->head, code));
    if (*session->anchors) {
        session_say(session, true, "%s. %s %s", says, keep, why);
    } else {
        session_say(session, false, "%s. %s", says, keep);
    }
}

/* A folder that failed at the lock is tried again before the reveal, and recorded once. */
bool session_anchor(struct lab_session *session)
{
    const struct lab_part_state *part = session_part(session);
    struct anchor anchor;
    struct buffer name = {0}, why = {0};
    bool ok = true;
    if (is_settled(session, part)) {
        return true;
    }
    anchor_from_log(ledger_log(session->ledger), session_track(session)->id,
                    lab_part_name(session->part), &anchor);
    if (*session->anchors && anchor_put(session->kernel, session->anchors, &anchor, &name, &why)) {
        ok = session_record(session, "anchor", "anchored", buffer_text(&name), NULL);
    } else if (part->anchor == LAB_NO_ANCHOR) {
        if (!*session->anchors) {
            buffer_add_text(&why, "the course has no folder for anchors");
        }
        ok = session_record(session, "anchor", "unanchored", buffer_text(&why), NULL);
        if (ok) {
            say_code(session, &anchor, buffer_text(&why));
        }
    }
    buffer_free(&name);
    buffer_free(&why);
    return ok;
}

const char *session_anchor_words(struct lab_session *session, enum sim_part number)
{
    const struct lab_part_state *part = session_part_of(session, number);
    struct build *build = &session->build;
    struct anchor anchor;
    char code[ANCHOR_CODE_ROOM];
    if (part->anchor == LAB_ANCHORED) {
        return build_text(build, "evidence.anchored");
    }
    if (part->anchor == LAB_NO_ANCHOR ||
        !anchor_from_log(ledger_log(session->ledger), session_track(session)->id,
                         lab_part_name(number), &anchor)) {
        return build_text(build, "evidence.missing");
    }
    return unanchored(session, anchor_code(anchor.head, code));
}

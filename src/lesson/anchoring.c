#include "lesson/anchoring.h"

bool anchoring_is_settled(const struct state *state, const struct part_state *part,
                          const char *folder)
{
    return state->demo || part->anchor == LOCK_ANCHORED ||
           (part->anchor == LOCK_UNANCHORED && !*folder);
}

/* What to keep in an anchor's place; aloud where there should have been one. */
static struct message keep_code(const struct anchor *anchor, const char *folder, const char *why,
                                struct arena *arena)
{
    char code[ANCHOR_CODE_ROOM];
    const char *kept = arena_strdup(arena, anchor_code(anchor->head, code));
    struct message message = {.id = "ui.keep_code",
                              .alarm = *folder,
                              .stays = true,
                              .words = {{"code", MESSAGE_PLAIN, .text = kept}}};
    if (message.alarm) {
        message.id = "ui.keep_code_because";
        message.words[1] = (struct message_word){"why", MESSAGE_PLAIN,
                                                 .text = arena_strdup(arena, why)};
    }
    return message;
}

void anchoring_put(const struct store_kernel *kernel, const char *folder,
                   const struct ledger_log *log, const char *track, enum sim_part number,
                   const struct part_state *part, struct outcome *outcome)
{
    struct anchor anchor;
    struct buffer name = {0}, why = {0};
    anchor_from_log(log, track, part_name(number), &anchor);
    if (*folder && anchor_put(kernel, folder, &anchor, &name, &why)) {
        outcome_record(outcome, RECORD_ANCHOR, "anchored", buffer_text(&name), NULL);
    } else if (part->anchor == LOCK_NO_ANCHOR) {
        if (!*folder) {
            buffer_add_text(&why, "the course has no folder for anchors");
        }
        outcome_record(outcome, RECORD_ANCHOR, "unanchored", buffer_text(&why), NULL);
        outcome->message = keep_code(&anchor, folder, buffer_text(&why), outcome->arena);
    }
    buffer_free(&name);
    buffer_free(&why);
}

bool anchoring_code(const struct ledger_log *log, const char *track, enum sim_part part,
                    char code[ANCHOR_CODE_ROOM])
{
    struct anchor anchor;
    bool found = anchor_from_log(log, track, part_name(part), &anchor);
    if (found) {
        anchor_code(anchor.head, code);
    }
    return found;
}

int anchoring_last(const struct ledger_log *log, const char *track)
{
    int last = 0;
    size_t latest = 0;
    for (int part = SIM_PART_SCALING; part <= SIM_PART_FINALE; part++) {
        struct anchor anchor;
        if (anchor_from_log(log, track, part_name((enum sim_part)part), &anchor) &&
            (last == 0 || anchor.lock > latest)) {
            last = part;
            latest = anchor.lock;
        }
    }
    return last;
}

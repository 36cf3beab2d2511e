/* ask.h: what is asked before it is done, and what a key answers (prompt.h). */
#ifndef VIEW_ASK_H
#define VIEW_ASK_H

#include "view/desk.h"
#include "view/reaction.h"

/* Does an action, or asks the question that comes before it. */
void ask_act(struct desk *desk, const struct scene_field *field);

/* Typing begins with this key on this field, which may have options instead of a number. */
void ask_value(struct desk *desk, const struct scene_field *field, uint32_t key);

/* Saves all and leaves; where that fails it asks. */
enum view_reaction ask_leave(struct desk *desk);

/* A key for the question that waits. */
enum view_reaction ask_key(struct desk *desk, uint32_t key);

#endif

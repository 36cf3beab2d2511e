/* press.h: what a key does where no question waits. */
#ifndef VIEW_PRESS_H
#define VIEW_PRESS_H

#include "view/desk.h"
#include "view/reaction.h"

/* One key (view/keys.h), pressed where desk_where said before it, at a time in milliseconds that
 * never runs backwards. */
enum view_reaction press_key(struct desk *desk, uint32_t key, unsigned where, int64_t now_ms);

#endif

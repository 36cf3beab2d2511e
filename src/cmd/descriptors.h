/* descriptors: 0, 1 and 2 made safe, before anything else is opened. */
#ifndef CMD_DESCRIPTORS_H
#define CMD_DESCRIPTORS_H

#include <stdbool.h>

/* Who starts the program may have closed standard input, output or error; the next file that is
 * opened would get its number, and a ledger the screen's text. Closed ones are opened on /dev/null:
 * input ends at once, what is written to output fails, as it would have, and errors go nowhere.
 * False when that is impossible: nothing may be opened then. */
bool descriptors_make_safe(void);

#endif

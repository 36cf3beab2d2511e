/* runlog: part 2's committed runs as a log and as sparklines, the best so far, and luck. */
#ifndef SCENES_RUNLOG_H
#define SCENES_RUNLOG_H

#include "scenes/pictures.h"

/* Sparklines, the best so far, and on demand the log. */
void runlog_instruments(const struct build *build, const struct workbench *bench);

#endif

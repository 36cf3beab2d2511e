/* levers: which controls matter most to the finale's aims that bind, as bars with numbers. */
#ifndef SCENES_LEVERS_H
#define SCENES_LEVERS_H

#include "scenes/build.h"

/*
 * Adds the controls that move the aim that binds most; where these are fewer than `least`, those
 * that move the next ones, too.
 */
void levers_add(const struct build *build, struct evaluation *evaluation, size_t least);

#endif

/* instrument.h: an instrument as a block of a flow (flow.h): its title, its picture, its rows. */
#ifndef VIEW_INSTRUMENT_H
#define VIEW_INSTRUMENT_H

#include "view/flow.h"

/* Title, picture and rows; with `sentence` its sentence too. `focus`: see flow.h. */
void instrument_put(struct flow *flow, const struct scene_instrument *instrument, int focus,
                    bool sentence);

/* A plot in one row: its title, its last curve as a sparkline, and where that begins and ends. */
void instrument_spark(struct flow *flow, const struct scene_instrument *plot);

/* Whether an instrument is a picture whose rows are not lines of their own. */
bool instrument_is_picture(const struct scene_instrument *instrument);

/* Whether an instrument has a line of its own for its title: a gauge's row says it. */
bool instrument_has_title(const struct scene_instrument *instrument);

#endif

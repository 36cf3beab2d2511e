/* strip.h: the lines that frame every screen. Widgets (draw.h). */
#ifndef VIEW_STRIP_H
#define VIEW_STRIP_H

#include "scenes/stage.h"
#include "view/canvas.h"

/* "fleetlab  Cloud Titan  1 Scaling Wall" */
void strip_header(struct canvas *canvas, struct rect rect, const char *track, const char *title);

/* One line about the focus. */
void strip_readout(struct canvas *canvas, struct rect rect, const char *text);

/* What the last event did, and at the right end the word SAVED or NOT SAVED, in the session's
 * language. */
void strip_message(struct canvas *canvas, struct rect rect, const struct stage *stage,
                   const char *text, bool alarm, enum scene_save save);

#endif

#include "view/strip.h"

#include "view/clamp.h"
#include "view/draw.h"
#include "view/text.h"

#include <string.h>

void strip_header(struct canvas *canvas, struct rect rect, const char *track, const char *title)
{
    const char *const parts[] = {"fleetlab", track, title};
    int col = 0;

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        int used = draw_text(canvas, rect, 0, col, rect.cols - col, ROLE_TITLE, parts[i]);
        col += used ? used + 2 : 0;
    }
}

void strip_readout(struct canvas *canvas, struct rect rect, const char *text)
{
    draw_text(canvas, rect, 0, 0, rect.cols, ROLE_TEXT, text);
}

void strip_message(struct canvas *canvas, struct rect rect, const struct stage *stage,
                   const char *text, bool alarm, enum scene_save save)
{
    static const struct {
        const char *id;
        enum role role;
    } saves[] = {
        [SCENE_SAVE_NONE] = {NULL, ROLE_TEXT},
        [SCENE_SAVED] = {"ui.saved", ROLE_MET},
        [SCENE_NOT_SAVED] = {"ui.not_saved", ROLE_ALARM},
    };
    const char *says = saves[save].id ? stage_text(stage, saves[save].id) : "";
    int word = text_width(says);
    int room = rect.cols - (word ? word + 2 : 0);
    int col = 0;

    if (alarm && text[0]) {
        col = draw_text(canvas, rect, 0, 0, room, ROLE_ALARM, "! ");
    }
    draw_text(canvas, rect, 0, col, room - col, alarm ? ROLE_ALARM : ROLE_TEXT, text);
    draw_text(canvas, rect, 0, clamp(rect.cols - word, 0, rect.cols), word, saves[save].role, says);
}

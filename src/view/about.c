#include "view/about.h"

bool about_focus(struct desk *desk, struct buffer *out)
{
    const struct scene *scene = desk_scene(desk);
    const struct scene_field *field = focus_field(&desk->focus);
    const struct place *place = focus_place(&desk->focus);
    if (field && field == focus_fold(&desk->focus)) {
        buffer_add_text(out, desk_text(desk, "key.more"));
        return true;
    }
    if (field) {
        buffer_add_text(out, stage_explain(desk->look.stage, field, NULL, NULL));
        return true;
    }
    if (!focus_on_bench(&desk->focus) || place->instrument >= scene->instrument_count) {
        return false;
    }
    const struct scene_instrument *instrument = &scene->instruments[place->instrument];
    bool in_rows = place->row >= 0 && (size_t)place->row < instrument->row_count;
    buffer_add_text(out, stage_explain(desk->look.stage, NULL, instrument,
                                       in_rows ? &instrument->rows[place->row] : NULL));
    return true;
}

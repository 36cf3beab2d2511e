#include "scenes/scene.h"

const char *scene_verdict_name(enum scene_verdict verdict)
{
    static const char *const words[] = {
        [SCENE_NO_VERDICT] = "",           [SCENE_MET] = "MET",     [SCENE_NOT_MET] = "NOT MET",
        [SCENE_CANNOT_SAY] = "CANNOT SAY", [SCENE_RIGHT] = "RIGHT", [SCENE_NOT_RIGHT] = "NOT RIGHT",
    };

    return words[verdict];
}

const char *scene_row_verdict(const struct scene_row *row)
{
    return row->verdicts ? row->verdicts[row->verdict] : scene_verdict_name(row->verdict);
}

const struct scene_field *scene_primary(const struct scene *scene)
{
    for (size_t i = 0; i < scene->field_count; i++) {
        if (scene->fields[i].primary) {
            return &scene->fields[i];
        }
    }
    return NULL;
}

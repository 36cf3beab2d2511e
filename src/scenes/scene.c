#include "scenes/scene.h"

#include <string.h>

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

bool scene_asks(const char *label)
{
    return *label && label[strlen(label) - 1] == '?';
}

const struct scene_field *scene_field(const struct scene *scene, const char *id)
{
    for (size_t i = 0; id && i < scene->field_count; i++) {
        if (strcmp(scene->fields[i].id, id) == 0) {
            return &scene->fields[i];
        }
    }
    return NULL;
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

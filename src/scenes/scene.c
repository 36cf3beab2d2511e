#include "scenes/scene.h"

const char *scene_verdict_word(enum scene_verdict verdict)
{
    static const char *const words[] = {
        [SCENE_NO_VERDICT] = "",           [SCENE_MET] = "MET",     [SCENE_NOT_MET] = "NOT MET",
        [SCENE_CANNOT_SAY] = "CANNOT SAY", [SCENE_RIGHT] = "RIGHT", [SCENE_NOT_RIGHT] = "NOT RIGHT",
    };

    return words[verdict];
}

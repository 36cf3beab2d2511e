/* Any bytes as keys of the painted front end, drawn at several sizes. */
#include "world.h"

#include <stdlib.h>

#include "view/canvas.h"
#include "view/keys.h"
#include "view/view.h"

/* A byte below 128 is that key; above come the keys without a character, then some with several
 * bytes. */
static uint32_t key_of(uint8_t byte)
{
    static const uint32_t wide[] = {0xe9, 0x3b1, 0x4e2d, 0x1f600, 0x301, 0x200d, 0x202e, 0xffff};
    if (byte < 128) {
        return byte;
    }
    if (byte < 128 + VKEY_DELETE - VKEY_UP + 1) {
        return VKEY_UP + byte - 128u;
    }
    return wide[byte % 8];
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const int sizes[][2] = {{24, 80}, {20, 60}, {43, 132}, {3, 7}};
    struct stage *stage = world_session();
    struct view *view = view_new(stage);
    struct canvas *canvas = canvas_new(24, 80, TIER_RICH);
    for (size_t i = 0; i < size && i < 200; i++) {
        if (data[i] >= 0xfc) {
            const int *to = sizes[data[i] - 0xfc];
            canvas_free(canvas);
            canvas = canvas_new(to[0], to[1], (enum tier)(i % TIER_COUNT));
        } else if (view_key(view, key_of(data[i]), (int64_t)i * 1000) == VIEW_QUIT) {
            break;
        }
        view_tick(view, (int64_t)i * 1000 + 500);
        view_draw(view, canvas);
    }
    view_leave(view);
    view_free(view);
    canvas_free(canvas);
    stage_close(stage);
    return 0;
}

#include "view/place.h"

#include <stdlib.h>

#include "view/clamp.h"

void place_free(struct place *place)
{
    free(place->screen);
    free(place->next);
    free(place->field);
    *place = (struct place){0};
}

bool place_scroll(struct place *place, int by)
{
    int last = place->lines > place->rows ? place->lines - place->rows : 0;
    int to = clamp(place->scroll + by, 0, last);
    bool moved = to != place->scroll;
    place->scroll = to;
    if (place->line < to) {
        place->line = to;
    }
    if (place->rows > 0 && place->line >= to + place->rows) {
        place->line = to + place->rows - 1;
    }
    return moved;
}

void place_read(struct place *place, int by)
{
    if (!place_scroll(place, by) && place->lines > 0) {
        place->line = clamp(place->line + by, 0, place->lines - 1);
    }
}

bool place_reads_on(const struct place *place)
{
    int end = place->first >= 0 ? place->first + 1 : place->lines;
    return place->scroll + place->rows < end;
}

#include "view/map.h"

#include "view/clamp.h"
#include "view/dots.h"
#include "view/draw.h"
#include "view/rows.h"

#include <math.h>
#include <stdlib.h>

enum { SITES_MAX = 6, LEAST_ROWS = 4, LEAST_COLS = 20, LIST_COLS = 34 };

/* What is shown of the world, in degrees of latitude; all longitudes are. */
static const double north = 75, south = -56;

/* Columns of a map for each row: a cell is twice as high as it is wide. */
static const double aspect = 720.0 / (75 + 56);

struct map_spot {
    int row, col;
};

/* A direction from the centre of the earth. */
struct direction {
    double x, y, z;
};

static double radians(double degrees)
{
    return degrees * acos(-1) / 180;
}

/* The cell of a latitude and a longitude; the row may lie outside of what is shown. */
static struct map_spot place_of(struct rect map, double latitude, double longitude)
{
    int row = (int)floor((north - latitude) / (north - south) * map.rows);
    int col = (int)floor((longitude + 180) / 360 * map.cols);

    return (struct map_spot){row, ((col % map.cols) + map.cols) % map.cols};
}

static bool is_land_bit(const struct scene_map *map, size_t row, size_t col)
{
    return map->land[row * (map->land_columns / 8) + col / 8] >> (7 - col % 8) & 1;
}

/* Whether at least half of a cell is land. */
static bool is_land(const struct scene_map *map, struct rect rect, int row, int col)
{
    double step = (north - south) / rect.rows,
           scale = (double)map->land_rows / (map->north - map->south);
    int from_row = (int)floor((map->north - (north - row * step)) * scale);
    int to_row = (int)ceil((map->north - (north - (row + 1) * step)) * scale);
    size_t from_col = (size_t)col * map->land_columns / (size_t)rect.cols;
    size_t to_col = ((size_t)col + 1) * map->land_columns / (size_t)rect.cols;
    int land = 0, all = 0;

    to_col = to_col > from_col ? to_col : from_col + 1;
    for (int r = from_row; r < to_row; r++) {
        for (size_t c = from_col; c < to_col; c++) {
            all++;
            land += r >= 0 && (size_t)r < map->land_rows && is_land_bit(map, (size_t)r, c);
        }
    }
    return all > 0 && 2 * land >= all;
}

/* The map's grid: its cells, or their dots. */
static struct rect grid_of(const struct canvas *canvas, struct rect rect)
{
    bool dots = dots_are_drawn(canvas);

    return (struct rect){0, 0, rect.rows * (dots ? DOTS_HIGH : 1),
                         rect.cols * (dots ? DOTS_WIDE : 1)};
}

static void draw_land(struct canvas *canvas, struct rect rect, const struct scene_map *map)
{
    if (!map->land || map->land_columns < 8 || !(map->north > map->south)) {
        return;
    }
    struct rect grid = grid_of(canvas, rect);
    for (int row = 0; row < grid.rows; row++) {
        for (int col = 0; col < grid.cols; col++) {
            if (!is_land(map, grid, row, col)) {
                continue;
            }
            if (!dots_are_drawn(canvas)) {
                draw_put(canvas, rect, row, col, draw_glyph(canvas, '.', 0x2591), ROLE_DIM);
            } else if ((row + col) % 2 == 0) { /* half of them: a line over land is seen */
                dots_put(canvas, rect, col, row, ROLE_DIM);
            }
        }
    }
}

static struct direction direction_of(const struct scene_site *site)
{
    double latitude = radians(site->latitude), longitude = radians(site->longitude);

    return (struct direction){cos(latitude) * cos(longitude), cos(latitude) * sin(longitude),
                              sin(latitude)};
}

/*
 * A great circle, in dots: points on the sphere between the two directions, each put where it
 * belongs, so that a link over the date line leaves at one edge and comes in at the other. Opposite
 * points have no shortest way; theirs goes over a pole.
 */
static void draw_link(struct canvas *canvas, struct rect rect, const struct scene_site *from,
                      const struct scene_site *to)
{
    struct direction a = direction_of(from), b = direction_of(to);
    double dot = a.x * b.x + a.y * b.y + a.z * b.z;
    struct direction side = {b.x - dot * a.x, b.y - dot * a.y, b.z - dot * a.z};
    double size = sqrt(side.x * side.x + side.y * side.y + side.z * side.z);
    double angle = atan2(size, dot);
    struct rect grid = grid_of(canvas, rect);
    int steps = 8 * grid.cols, dots = 0;
    struct map_spot before = {-1, -1};

    if (size < 1e-9) {
        side = (struct direction){-a.x * a.z, -a.y * a.z, 1 - a.z * a.z};
        size = sqrt(side.x * side.x + side.y * side.y + side.z * side.z);
    }
    for (int i = 0; i <= steps && size > 0; i++) {
        double t = angle * i / steps, across = sin(t) / size;
        struct direction p = {a.x * cos(t) + side.x * across, a.y * cos(t) + side.y * across,
                              a.z * cos(t) + side.z * across};
        struct map_spot place = place_of(grid, asin(fmin(fmax(p.z, -1), 1)) / radians(1),
                                         atan2(p.y, p.x) / radians(1));
        if (place.row == before.row && place.col == before.col) {
            continue;
        }
        before = place;
        if (dots_are_drawn(canvas)) {
            dots_put(canvas, rect, place.col, place.row, ROLE_SERIES_A);
        } else if (dots++ % 2 == 0) {
            draw_put(canvas, rect, place.row, place.col, draw_glyph(canvas, '*', 0x2022),
                     ROLE_SERIES_A);
        }
    }
}

static bool is_taken(struct rect rect, struct map_spot place, const struct map_spot *taken,
                     size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (taken[i].row == place.row && taken[i].col == place.col) {
            return true;
        }
    }
    return place.row < 0 || place.row >= rect.rows || place.col < 0 || place.col >= rect.cols;
}

/* The free cell nearest to where a site lies. */
static struct map_spot free_place(struct rect rect, struct map_spot wanted,
                                  const struct map_spot *taken, size_t count)
{
    for (int distance = 0; distance <= SITES_MAX; distance++) {
        for (int down = -distance; down <= distance; down++) {
            int right = distance - abs(down);
            struct map_spot tries[] = {{wanted.row + down, wanted.col + right},
                                       {wanted.row + down, wanted.col - right}};
            for (int i = 0; i < 2; i++) {
                if (!is_taken(rect, tries[i], taken, count)) {
                    return tries[i];
                }
            }
        }
    }
    return wanted;
}

static void draw_world(struct canvas *canvas, struct rect rect, const struct scene_map *map)
{
    struct map_spot taken[SITES_MAX];

    draw_land(canvas, rect, map);
    for (size_t i = 0; i < map->link_count; i++) {
        const struct scene_link *link = &map->links[i];
        if (link->from < map->site_count && link->to < map->site_count) {
            draw_link(canvas, rect, &map->sites[link->from], &map->sites[link->to]);
        }
    }
    for (size_t i = 0; i < map->site_count && i < SITES_MAX; i++) {
        const struct scene_site *site = &map->sites[i];
        struct map_spot wanted = place_of(rect, site->latitude, site->longitude);
        wanted.row = clamp(wanted.row, 0, rect.rows - 1);
        taken[i] = free_place(rect, wanted, taken, i);
        draw_put(canvas, rect, taken[i].row, taken[i].col, (unsigned char)site->letter, ROLE_TITLE);
    }
}

void map_draw(struct canvas *canvas, struct rect rect, const struct scene_map *map,
              const struct scene_row *rows, size_t count)
{
    int list = clamp((int)count, 0, rect.rows);
    int below = clamp((int)lround(rect.cols / aspect), 0, rect.rows - list);
    int beside = clamp((int)lround((rect.cols - LIST_COLS) / aspect), 0, rect.rows);
    int high = beside > below ? beside : below;
    struct rect world = rect_rows(rect_cols(rect, 0, (int)lround(high * aspect)), 0, high);
    struct rect table = beside > below ? rect_cols(rect, world.cols + 2, rect.cols)
                                       : rect_rows(rect, high, rect.rows);

    if (world.rows >= LEAST_ROWS && world.cols >= LEAST_COLS) {
        draw_world(canvas, world, map);
    } else {
        table = rect;
    }
    rows_draw(canvas, table, rows, count, 0, count, false);
}

#include "course/globe.h"

#include <math.h>

static const double RADIUS_KM = 6371.0088; /* the Earth's mean */

double globe_km(double lat1, double lon1, double lat2, double lon2)
{
    const double degree = acos(-1.0) / 180;
    double y = sin((lat2 - lat1) * degree / 2), x = sin((lon2 - lon1) * degree / 2);
    double h = y * y + cos(lat1 * degree) * cos(lat2 * degree) * x * x;
    return 2 * RADIUS_KM * asin(fmin(1, sqrt(h))); /* the haversine formula */
}

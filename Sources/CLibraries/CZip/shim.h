#ifndef WM_CZIP_H
#define WM_CZIP_H
#include <zip.h>
#endif

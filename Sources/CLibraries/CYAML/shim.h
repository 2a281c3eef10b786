#ifndef WM_CYAML_H
#define WM_CYAML_H
#include <yaml.h>
#endif

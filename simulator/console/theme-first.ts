import { applyKeptTheme } from './frame/kept-theme.ts'

// Before anything is drawn, so that a dark page is not first a light one.
applyKeptTheme()

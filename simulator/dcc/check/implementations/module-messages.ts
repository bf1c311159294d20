import type { CheckRequest } from '../../../network-operator-check/contract.ts'

/** What the process of a module check is told. */
export type ToHost = 'alive?' | { readonly id: number; readonly request: CheckRequest }

/** What it tells. */
export type FromHost =
  | { readonly kind: 'ready' | 'alive' }
  | { readonly kind: 'unusable'; readonly because: string }
  | { readonly kind: 'answer'; readonly id: number; readonly text: string }
  | { readonly kind: 'thrown'; readonly id: number; readonly because: string }

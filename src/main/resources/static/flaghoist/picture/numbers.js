// A number of the picture, which leads to the notifications behind it.
import { h, router } from '../host.js'
import { addressOf } from '../address.js'
import { number } from './words.js'

/** @param of what of the notifications it is, in words, for who does not see where it stands */
export const Numbered = ({ value, of, to, estimate }) => !value ? '-'
  : h(router.Link, { to: addressOf('picture', 'behind', to), 'aria-label': `${estimate ? 'about ' : ''}${number(value)} ${of}: from which notifications` }, `${estimate ? '~ ' : ''}${number(value)}`)

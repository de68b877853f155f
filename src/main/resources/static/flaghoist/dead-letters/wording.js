// What a dead letter is, in words.
import { short } from '../words.js'

export const directionOf = letter => letter.direction ?? (letter.queue === 'DEAD_IN' ? 'in' : 'out')

export const wayOf = letter => (directionOf(letter) === 'in' ? 'from ' : 'to ') + short(letter.partner)

export const DIRECTIONS = [['in', 'Received, rejected'], ['out', 'Cannot be delivered']]

/** What sending again does, which depends on where it failed. */
export const AGAIN = {
  OPEN: 'The file is decrypted, its signature checked with the keys that are there now, and what it says goes the way that everything goes.',
  COLLECT: 'The file is cut and translated again.',
  TRANSLATE: 'It is translated again, and goes the way that everything goes: who gets it is decided anew, and the sender has receipts of what becomes of it.',
  RENDER: 'It is written in the partner\'s form again, and sent.',
  DELIVER: 'It is put on the partner\'s server again.',
  UNKNOWN: 'It cannot be sent again, since the ledger has lost what it comes from. Have its sender send it again where need be, then discard this.',
}

export const LATER = 'recorded, and carried out as soon as it can be'

/** What counts, of an edit: who it is for, what it says of people, and how it may be used. */
const COUNTING = {
  '/sender': 'the sender', '/id': 'the reference', '/revision': 'the revision', '/action': 'the action', '/type': 'the type', '/recipients': 'the recipients',
  '/handling/level': 'the level', '/handling/codes': 'the handling codes', '/handling/conditions': 'the conditions', '/grading': 'the grading', '/persons': 'the persons',
  marking: 'the marking, which was wrong',
}

/** Why a second person has to see an edit. */
export const becauseOf = second => 'It changes, or may change, ' + second.map(each => COUNTING[each] ?? `the field ${each}, which could not be read before`).join(', ') + '.'

export const whatOf = letter => letter.receipt ? 'Receipt' : letter.reference ?? 'Reference not readable'

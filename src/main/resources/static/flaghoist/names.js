// The partners' names, which change only when the hub starts.
import { React } from './host.js'
import { ask } from './hub.js'

let asked

/** Partners' ids and names, in order; empty until they are known. */
export const usePartners = () => {
  const [partners, setPartners] = React.useState([])
  React.useEffect(() => {
    asked ??= ask('Exchange', 'picture').then(picture => picture.partners.map(({ id, name }) => ({ id, name })))
    asked.then(setPartners, () => { asked = undefined })
  }, [])
  return partners
}

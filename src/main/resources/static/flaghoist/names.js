// The names of partners and their bodies, which change only when the hub starts.
import { React } from './host.js'
import { ask } from './hub.js'

let asked

/** The ids and names of partners, each with its bodies behind it, in order; empty until they are known. */
export const usePartners = () => {
  const [partners, setPartners] = React.useState([])
  React.useEffect(() => {
    asked ??= ask('Exchange', 'picture').then(picture => picture.partners.flatMap(({ id, name, bodies }) => [{ id, name }, ...bodies.map(body => ({ id: body.id, name: body.name }))]))
    asked.then(setPartners, () => { asked = undefined })
  }, [])
  return partners
}
